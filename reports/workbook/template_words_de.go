package workbook

import "calibrate/ladder"

var german = Words{
	Language: "de", assessment: "Beurteilung", roster: "Personalliste", guideline: "Richtwerte", decisions: "Entscheidungen", ladder: "Karriereleiter",
	choices: "Auswahl", instructions: "Anleitung", howTo: "So füllen Sie dieses Formular aus",
	fields: map[string]string{
		"cycle": "Zyklus", "employee_id": "Personalnummer", "employee": "Mitarbeiter/in", "rater_id": "Beurteiler-ID", "rater": "Beurteilende Person",
		"relation": "Beziehung", "dimension": "Kriterium", "rating": "Bewertung", "comment": "Kommentar", "name": "Vor- und Nachname", "email": "E-Mail-Adresse",
		"manager_id": "Vorgesetzten-ID", "org": "Organisationseinheit", "level": "Stufe", "proposed": "Vorgeschlagene Stufe", "hired": "Eintrittsdatum",
		"level_since": "Auf Stufe seit", "operator": "Vergleich", "share": "Anteil", "upper": "Obergrenze", "agreed": "Vereinbarte Stufe",
		"reason": "Begründung der Entscheidung", "decided_by": "Entschieden von", "date": "Datum",
	},
	states: map[ladder.State]string{ladder.NotObserved: "Nicht beobachtet", ladder.NotApplicable: "Nicht zutreffend", ladder.TooNew: "Zu neu für eine Bewertung"},
	relations: map[ladder.Relation]string{ladder.Self: "Selbsteinschätzung", ladder.Manager: "Führungskraft", ladder.Skip: "Nächsthöhere Führungskraft",
		ladder.Peer: "Kolleg/in", ladder.Report: "Direkt unterstellt", ladder.Other: "Sonstige"},
	operators: []any{"genau", "höchstens", "mindestens", "zwischen"},
	levels:    "Stufe", ratings: "Bewertung", relationList: "Beziehung", comparisons: "Vergleich",
	asked: "Anforderung auf %s (aktuelle Stufe)", askedNext: "Anforderung auf %s (nächste Stufe)",
	category: "Kategorie", weight: "Gewicht", code: "Kürzel", number: "Nummer", key: "Schlüssel", value: "Angabe", meaning: "Bedeutung",
	notInList: "Nicht in der Liste", choose: "Bitte wählen Sie einen Eintrag aus der Liste; siehe Blatt „%s“.",
	notDate: "Kein Datum", writeDate: "Bitte geben Sie ein Datum ein, zum Beispiel 30.06.2026.",
	notShare: "Kein Anteil", writeShare: "Bitte geben Sie einen Anteil zwischen 0 % und 100 % ein.",
	levelUnknown:  "Die Stufe dieser Person ist nicht bekannt; siehe Blatt „%s“.",
	noExpectation: "keine Anforderung", asBefore: "wie auf der Stufe davor", or: "oder", open: "„", close: "“", confidential: "Vertraulich",
	aboutAssessment: []string{
		"Füllen Sie für jede Person, die Sie beurteilen, eine Zeile aus.",
		"Bewerten Sie jedes Kriterium mit der Nummer der Stufe, deren Text am besten zu dem passt, was Sie seit dem letzten Zyklus beobachtet haben: %[1]s. Die Texte stehen auf dem Blatt „%[3]s“; halbe Stufen wie 2,5 sind erlaubt.",
		"Wo Sie kein Urteil abgeben können, wählen Sie %[2]s. Eine leere Zelle gilt als nicht bewertet; fehlende Bewertungen werden nie ergänzt oder geschätzt.",
		"Fügen Sie keine Überschriften, Summen oder Durchschnitte hinzu und benennen Sie keine Spalten um.",
		"Nennen Sie im Kommentar ein Beispiel, wenn Ihre Bewertung über oder unter der aktuellen Stufe liegt.",
		"Schreiben Sie den Zyklus in jeder Zeile gleich, zum Beispiel 2026-H1.",
	},
	aboutTeam: []string{
		"Für jede Person Ihres Teams gibt es ein eigenes Blatt. Neben jedem Kriterium steht, was die Karriereleiter auf der aktuellen und auf der nächsten Stufe verlangt.",
		"Bewerten Sie jedes Kriterium mit der Nummer der Stufe, deren Text am besten zu dem passt, was Sie seit dem letzten Zyklus beobachtet haben: %[1]s. Die Texte aller Stufen stehen auf dem Blatt „%[3]s“; halbe Stufen wie 2,5 sind erlaubt.",
		"Wo Sie kein Urteil abgeben können, wählen Sie %[2]s. Eine leere Zelle gilt als nicht bewertet; fehlende Bewertungen werden nie ergänzt oder geschätzt.",
		"Nennen Sie im Kommentar ein Beispiel, wenn Ihre Bewertung über oder unter der aktuellen Stufe liegt.",
		"Nur die Spalten für Bewertung und Kommentar sind zur Eingabe freigegeben. Bitte fügen Sie keine Blätter, Überschriften, Summen oder Durchschnitte hinzu.",
	},
	aboutRoster: []string{
		"Eine Zeile für jede Person, Stand am Stichtag des Zyklus. Jede Personalnummer kommt nur einmal vor.",
		"Die Vorgesetzten-ID ist die Personalnummer einer anderen Zeile; bei der obersten Führungskraft bleibt sie leer.",
		"Schreiben Sie die Organisationseinheit als Pfad von oben, mit Leerzeichen um den Schrägstrich: Infra / Storage.",
		"„Vorgeschlagene Stufe“ ist die Stufe, für die eine Person vorgeschlagen ist; bei allen anderen bleibt das Feld leer.",
		"Schreiben Sie den Zyklus in jeder Zeile gleich, zum Beispiel 2026-H1.",
	},
	aboutGuideline: []string{
		"Eine Zeile für jeden Richtwert: der angestrebte Anteil der Personen auf dieser Stufe.",
		"Lassen Sie die Organisationseinheit leer, wenn der Richtwert für das ganze Unternehmen gilt; sonst schreiben Sie sie wie auf der Personalliste.",
		"Mehrere Stufen können zusammengefasst werden, zum Beispiel %[1]s.",
		"Die Obergrenze gehört zu „zwischen“; sonst bleibt sie leer.",
	},
	aboutDecisions: []string{
		"Wählen Sie die vereinbarte Stufe für alle, über die entschieden wurde – die aktuelle, wenn sich nichts ändert; bei den anderen bleibt das Feld leer.",
		"Begründen Sie die Entscheidung in einem Satz und nennen Sie, wer entschieden hat: aus der Liste oder mit eigenen Worten.",
		"Aktuelle und vorgeschlagene Stufe dienen nur zur Information; Änderungen dort werden nicht übernommen.",
	},
	notKnown: "nicht bekannt", notProposed: "nicht vorgeschlagen",
	reasons: []any{
		"Bewertungen und Beispiele stützen den Vorschlag", "Die in der Sitzung genannten Beispiele gehen über die Bewertungen hinaus", "Bewertungen und Beispiele liegen unter der Stufe",
		"Die Beurteilenden sind uneins; die Beispiele geben den Ausschlag", "Zu wenig Belege in diesem Zyklus", "Voraussetzungen erfüllt, aber in diesem Zyklus ist keine Beförderung mehr frei",
	},
	aboutLadder: []string{
		"Das Blatt „%[3]s“ enthält die Karriereleiter: eine Zeile für jedes Kriterium, eine Spalte für jede Stufe, die niedrigste links. Ersetzen Sie die Überschriften „Stufe 1“, „Stufe 2“ … durch die Namen Ihrer Stufen; fügen Sie Spalten hinzu oder löschen Sie welche.",
		"Schreiben Sie in jede Zelle, was auf dieser Stufe erwartet wird. Eine leere Zelle übernimmt den Text der nächstgelegenen Stufe links davon, die einen hat.",
		"Das Gewicht sagt, wie viel ein Kriterium zählt; leer bedeutet 1. Die Kategorie steht in jeder Zeile oder nur in der Zeile ihres ersten Kriteriums.",
		"Auf dem Blatt „Levels“ kann jede Stufe ein Kürzel erhalten, zum Beispiel E3; auf dem Blatt „About“ stehen Name und Kurzname der Karriereleiter.",
		"Verwenden Sie die Datei mit --ladder und prüfen Sie sie vorher: calibrate ladder check DATEI.",
	},
	about: map[string]string{"id": "Kurzname in Kleinbuchstaben, zum Beispiel eng", "name": "Name der Karriereleiter", "source": "Quelle", "license": "Lizenz",
		"meets_share": "Anteil des Gewichts, der für eine Stufe erfüllt sein muss, zum Beispiel 0,75"},
}
