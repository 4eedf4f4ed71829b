package layouts_test

import (
	"strings"
	"testing"

	"calibrate/ingest"
	"calibrate/ingest/layouts"
	"calibrate/ladder"
)

// TestHeadingsOfFiveLanguages looks at headings as people who write the language
// put them over each kind of sheet. The names of dimensions are the ladder's own.
func TestHeadingsOfFiveLanguages(t *testing.T) {
	cases := []struct{ layout, headings, row, want string }{
		{"roster", "Staff No | Full Name | Work Email | Line Manager's Staff No | Business Unit | Grade | Date of Joining | Promotion to",
			"7 | Ana Ruiz | ana@example.com | 9 | Infra | SRE3 | 2020-03-01 | SRE4", "employee_id name email manager_id org level hired proposed"},
		{"roster", "Pers.-Nr. | Mitarbeitername | E-Mail | Pers.-Nr. Vorgesetzte/r | Org.-Einheit | Aktuelle Stufe | Beschäftigt seit | Beförderung zu",
			"7 | Ana Ruiz | ana@example.com | 9 | Infra | SRE3 | 2020-03-01 | SRE4", "employee_id employee email manager_id org level hired proposed"},
		{"roster", "N° matricule | Nom et prénom | Courriel | Matricule N+1 | Service | Échelon | Date d’entrée | Promotion vers",
			"7 | Ana Ruiz | ana@example.com | 9 | Infra | SRE3 | 2020-03-01 | SRE4", "employee_id name email manager_id org level hired proposed"},
		{"roster", "N.º de empleado | Nombre y apellidos | Correo electrónico | N.º de empleado del jefe | Área | Categoría profesional | Fecha de alta | Promoción a",
			"7 | Ana Ruiz | ana@example.com | 9 | Infra | SRE3 | 2020-03-01 | SRE4", "employee_id name email manager_id org level hired proposed"},
		{"roster", "従業員コード | 氏名 | メールアドレス | 上長の社員番号 | 所属部署 | 現等級 | 入社年月日 | 昇格先",
			"7 | Ana Ruiz | ana@example.com | 9 | Infra | SRE3 | 2020-03-01 | SRE4", "employee_id name email manager_id org level hired proposed"},

		{"wide", "Reviewee | Reviewer | Relationship | Review Period | Architecture | General remarks", "Ana Ruiz | Max Okafor | Manager | 2026-H1 | 3 | fine", "employee rater relation cycle dimension comment"},
		{"wide", "Bewertete Person | Bewertende Person | Beziehung | Bewertungszeitraum | Architecture | Bemerkungen", "Ana Ruiz | Max Okafor | Vorgesetzter | 2026-H1 | 3 | gut", "employee rater relation cycle dimension comment"},
		{"wide", "Personne évaluée | Évaluatrice | Lien | Période d'évaluation | Architecture | Remarques", "Ana Ruiz | Max Okafor | Supérieur | 2026-H1 | 3 | bien", "employee rater relation cycle dimension comment"},
		{"wide", "Persona evaluada | Evaluadora | Vínculo | Periodo de evaluación | Architecture | Observaciones", "Ana Ruiz | Max Okafor | Jefe | 2026-H1 | 3 | bien", "employee rater relation cycle dimension comment"},
		{"wide", "被評価者氏名 | 評価者氏名 | 関係 | 評価期間 | Architecture | 所見", "Ana Ruiz | Max Okafor | 上司 | 2026-H1 | 3 | 良い", "employee rater relation cycle dimension comment"},

		{"long", "Emp No | Employee Name | Assessor | Skill | Score | Evidence | Date of Review", "7 | Ana Ruiz | Max Okafor | Architecture | 3 | fine | 2026-03-01", "employee_id employee rater dimension rating comment date"},
		{"long", "Mitarbeiternummer | Mitarbeiterin | Bewertet von | Merkmal | Punktzahl | Begründung | Bewertungsdatum", "7 | Ana Ruiz | Max Okafor | Architecture | 3 | gut | 2026-03-01", "employee_id employee rater dimension rating comment date"},
		{"long", "Numéro de salarié | Salariée | Noté par | Compétence | Appréciation | Justificatif | Date d'évaluation", "7 | Ana Ruiz | Max Okafor | Architecture | 3 | bien | 2026-03-01", "employee_id employee rater dimension rating comment date"},
		{"long", "Legajo | Trabajadora | Calificado por | Habilidad | Valoración | Justificación | Fecha de evaluación", "7 | Ana Ruiz | Max Okafor | Architecture | 3 | bien | 2026-03-01", "employee_id employee rater dimension rating comment date"},
		{"long", "社員コード | 社員氏名 | 評価した人 | コンピテンシー | 評価点 | 特記事項 | 評価日", "7 | Ana Ruiz | Max Okafor | Architecture | 3 | 良い | 2026-03-01", "employee_id employee rater dimension rating comment date"},

		{"guideline", "Org Unit | Grade | Comparison | Target Share", "Infra | SRE3 | at most | 30 %", "org level operator share"},
		{"guideline", "Abteilung | Stufe | Vergleich | Zielanteil", "Infra | SRE3 | höchstens | 30 %", "org level operator share"},
		{"guideline", "Équipe | Niveau | Comparaison | Part cible", "Infra | SRE3 | au plus | 30 %", "org level operator share"},
		{"guideline", "Departamento | Nivel | Comparación | Porcentaje", "Infra | SRE3 | como máximo | 30 %", "org level operator share"},
		{"guideline", "部署 | 等級 | 条件 | 目標割合", "Infra | SRE3 | 以下 | 30 %", "org level operator share"},

		{"decisions", "Employee ID | Employee | Agreed Level | Rationale for decision | Approved by | Decision Date", "7 | Ana Ruiz | SRE4 | strong | Eva Stone | 2026-03-01", "employee_id employee agreed reason decided_by date"},
		{"decisions", "Personalnummer | Mitarbeiter | Vereinbarte Stufe | Begründung der Entscheidung | Entschieden von | Datum der Entscheidung", "7 | Ana Ruiz | SRE4 | stark | Eva Stone | 2026-03-01", "employee_id employee agreed reason decided_by date"},
		{"decisions", "Matricule | Collaborateur | Niveau retenu | Motif de la décision | Décidé par | Date de la décision", "7 | Ana Ruiz | SRE4 | fort | Eva Stone | 2026-03-01", "employee_id employee agreed reason decided_by date"},
		{"decisions", "Nº de empleado | Empleada | Nivel acordado | Motivo de la decisión | Aprobado por | Fecha de la decisión", "7 | Ana Ruiz | SRE4 | fuerte | Eva Stone | 2026-03-01", "employee_id employee agreed reason decided_by date"},
		{"decisions", "社員番号 | 氏名 | 合意等級 | 決定理由 | 決裁者 | 決定日", "7 | Ana Ruiz | SRE4 | 優秀 | Eva Stone | 2026-03-01", "employee_id name agreed reason decided_by date"},
	}
	for _, c := range cases {
		s := ingest.NewSheet("sheet.csv", "", [][]string{strings.Split(c.headings, " | "), strings.Split(c.row, " | ")})
		opt := ingest.Options{Ladder: ladder.Default(), Layouts: layouts.List}
		var names, uses []string
		var problems []ladder.Problem
		for _, layout := range layouts.List {
			if claim := layout.Claim(s, &opt); claim != nil && claim.Unsure == "" {
				names, problems = append(names, layout.Name), claim.Problems
				for _, column := range claim.Columns {
					use, _, _ := strings.Cut(column.As, ":")
					uses = append(uses, use)
				}
			}
		}
		if got := strings.Join(names, " "); got != c.layout || strings.Join(uses, " ") != c.want {
			t.Errorf("%s\nis %s: %s, want %s: %s", c.headings, got, strings.Join(uses, " "), c.layout, c.want)
		}
		for _, p := range problems {
			if p.Code != ladder.MissingDimension {
				t.Errorf("%s\nhas the problem %s", c.headings, p.Message)
			}
		}
	}
}
