-- Decisions that a later one took the place of are kept and shown: who changes
-- a decision after the meeting leaves a trace. Files taken out by hand are out
-- here as everywhere.
CREATE VIEW decision_history AS
    SELECT c.text AS cycle, e.name AS employee, d.agreed, d.reason, d.decided_by, d.date,
           b.file, s.text AS sheet, stored.cell(d.row_no, d.col_no) AS cell, d.row_no, d.col_no, d.batch, d.seq,
           r.batch IS NOT NULL AS replaced
    FROM stored.decisions d
    JOIN stored.batches b ON b.batch = d.batch
    JOIN stored.texts c ON c.text_no = d.cycle
    JOIN stored.names e ON e.name_no = d.employee
    JOIN stored.texts s ON s.text_no = d.sheet
    LEFT JOIN stored.retirements r ON r.batch = d.batch
    WHERE r.batch IS NULL OR r.retired_by IS NOT NULL;

COMMENT ON VIEW decision_history IS 'Every decision in the order given, those too that a later one took the place of. The last of a cycle and employee that is not replaced is the one in decisions.';
COMMENT ON COLUMN decision_history.cycle IS 'one round of assessments, such as 2026-H1';
COMMENT ON COLUMN decision_history.employee IS 'the rated person''s id, or the text as it stood when no roster knows it';
COMMENT ON COLUMN decision_history.agreed IS 'number of the level agreed';
COMMENT ON COLUMN decision_history.reason IS 'reason given';
COMMENT ON COLUMN decision_history.decided_by IS 'who decided';
COMMENT ON COLUMN decision_history.date IS 'day of the decision, ISO 8601';
COMMENT ON COLUMN decision_history.file IS 'the file, as the user named it';
COMMENT ON COLUMN decision_history.sheet IS 'name of the sheet, '''' for CSV';
COMMENT ON COLUMN decision_history.cell IS 'address in the sheet, such as F14; '''' when a whole sheet is meant';
COMMENT ON COLUMN decision_history.row_no IS 'row, from 1; 0 when a whole sheet is meant';
COMMENT ON COLUMN decision_history.col_no IS 'column, from 1; 0 when a whole sheet is meant';
COMMENT ON COLUMN decision_history.batch IS 'number of the import, counting up';
COMMENT ON COLUMN decision_history.seq IS 'position in the import, from 0';
COMMENT ON COLUMN decision_history.replaced IS 'whether a later file of the same name took the place of its file';
