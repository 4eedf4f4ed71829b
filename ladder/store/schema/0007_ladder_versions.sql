-- Which version of its ladder a rating was made against, as a number: dimensions
-- of two versions may stand at the same place and be different ones.
CREATE OR REPLACE VIEW rating_ids AS
    SELECT c.text AS cycle, r.employee AS employee_no, r.rater AS rater_no, r.relation AS relation_no,
           t.dimension_no, r.state AS state_no, r.level, t.ladder, t.ladder_no AS version_no
    FROM stored.current_ratings r
    JOIN stored.texts c ON c.text_no = r.cycle
    JOIN stored.topics t ON t.topic = r.topic
    WHERE t.dimension_no IS NOT NULL;

CREATE OR REPLACE VIEW ladders AS
    SELECT id AS ladder, version, name, source, license, meets_share,
           ladder_no = max(ladder_no) OVER (PARTITION BY id) AS latest, ladder_no AS version_no
    FROM stored.ladders;

COMMENT ON VIEW rating_ids IS 'Ratings as numbers, for fast scans. Ratings of dimensions no ladder has are left out.';
COMMENT ON COLUMN rating_ids.cycle IS 'one round of assessments, such as 2026-H1';
COMMENT ON COLUMN rating_ids.employee_no IS 'number of the id in names';
COMMENT ON COLUMN rating_ids.rater_no IS 'number of the rater in names';
COMMENT ON COLUMN rating_ids.relation_no IS '0 self, 1 manager, 2 skip, 3 peer, 4 report, 5 other';
COMMENT ON COLUMN rating_ids.dimension_no IS 'position of the dimension in its ladder, from 0';
COMMENT ON COLUMN rating_ids.state_no IS '0 rated, 1 blank, 2 not_observed, 3 not_applicable, 4 too_new, 5 unread';
COMMENT ON COLUMN rating_ids.level IS 'the rating in levels, half steps; NULL unless rated';
COMMENT ON COLUMN rating_ids.ladder IS 'short name of the ladder';
COMMENT ON VIEW ladders IS 'Ladder versions that ratings were made against.';
COMMENT ON COLUMN ladders.ladder IS 'short name of the ladder';
COMMENT ON COLUMN ladders.version IS 'SHA-256 of the ladder''s meaning';
COMMENT ON COLUMN ladders.name IS 'title';
COMMENT ON COLUMN ladders.source IS 'where it comes from';
COMMENT ON COLUMN ladders.license IS 'licence of the source';
COMMENT ON COLUMN ladders.meets_share IS 'share of the weight the assessed level asks for, 0 to 1';
COMMENT ON COLUMN ladders.latest IS 'whether it is the last of its short name';
COMMENT ON COLUMN rating_ids.version_no IS 'number of the ladder''s version in ladders, whose dimensions dimension_no counts';
COMMENT ON COLUMN ladders.version_no IS 'number of the version, in the order the versions came';
