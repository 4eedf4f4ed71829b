package workbook

import "calibrate/ladder"

var french = Words{
	Language: "fr", assessment: "Évaluation", roster: "Effectif", guideline: "Cibles", decisions: "Décisions", ladder: "Référentiel",
	choices: "Listes", instructions: "Mode d'emploi", howTo: "Comment remplir ce formulaire",
	fields: map[string]string{
		"cycle": "Campagne d'évaluation", "employee_id": "Matricule", "employee": "Personne évaluée", "rater_id": "ID de l'évaluateur", "rater": "Évaluateur/trice",
		"relation": "Type d'évaluateur", "dimension": "Critère", "rating": "Appréciation", "comment": "Commentaires", "name": "Nom et prénom", "email": "Adresse e-mail",
		"manager_id": "Matricule du responsable", "org": "Unité organisationnelle", "level": "Niveau", "proposed": "Niveau proposé", "hired": "Date d'embauche",
		"level_since": "Niveau depuis", "operator": "Comparaison", "share": "Part cible", "upper": "Borne supérieure", "agreed": "Niveau retenu",
		"reason": "Motif de la décision", "decided_by": "Décidé par", "date": "Date",
	},
	states: map[ladder.State]string{ladder.NotObserved: "Non observé", ladder.NotApplicable: "Non applicable", ladder.TooNew: "Nouveau dans le poste"},
	relations: map[ladder.Relation]string{ladder.Self: "Auto-évaluation", ladder.Manager: "Responsable hiérarchique", ladder.Skip: "Responsable N+2",
		ladder.Peer: "Collègue", ladder.Report: "Collaborateur direct", ladder.Other: "Autre"},
	operators: []any{"exactement", "au plus", "au moins", "entre"},
	levels:    "Niveau", ratings: "Appréciation", relationList: "Type d'évaluateur", comparisons: "Comparaison",
	asked: "Attendu au niveau %s (niveau actuel)", askedNext: "Attendu au niveau %s (niveau suivant)",
	category: "Catégorie", weight: "Poids", code: "Code", number: "Numéro", key: "Clé", value: "Valeur", meaning: "Signification",
	notInList: "Absent de la liste", choose: "Veuillez choisir une valeur de la liste ; voir la feuille « %s ».",
	notDate: "Date non valide", writeDate: "Veuillez saisir une date, par exemple 30/06/2026.",
	notShare: "Part non valide", writeShare: "Veuillez saisir une part comprise entre 0 % et 100 %.",
	levelUnknown:  "Le niveau de cette personne n'est pas connu ; voir la feuille « %s ».",
	noExpectation: "pas d'attente définie", asBefore: "comme au niveau précédent", or: "ou", open: "« ", close: " »", confidential: "Confidentiel",
	aboutAssessment: []string{
		"Remplissez une ligne par personne évaluée.",
		"Évaluez chaque critère par le numéro du niveau dont la description correspond à ce que vous avez observé depuis la dernière campagne : %[1]s. Les descriptions figurent sur la feuille « %[3]s » ; les demi-niveaux tels que 2,5 sont admis.",
		"Si vous ne pouvez pas vous prononcer, choisissez %[2]s. Une cellule vide signifie « non évalué » ; aucune valeur n'est jamais déduite.",
		"N'ajoutez ni titre, ni total, ni moyenne, et ne renommez pas les colonnes.",
		"Donnez un exemple en commentaire dès que votre appréciation s'écarte du niveau actuel.",
		"Indiquez la campagne de la même façon sur chaque ligne, par exemple 2026-H1.",
	},
	aboutTeam: []string{
		"Chaque membre de votre équipe a sa feuille. En regard de chaque critère figure ce que le référentiel attend au niveau actuel et au niveau suivant.",
		"Évaluez chaque critère par le numéro du niveau dont la description correspond à ce que vous avez observé depuis la dernière campagne : %[1]s. Les descriptions de tous les niveaux figurent sur la feuille « %[3]s » ; les demi-niveaux tels que 2,5 sont admis.",
		"Si vous ne pouvez pas vous prononcer, choisissez %[2]s. Une cellule vide signifie « non évalué » ; aucune valeur n'est jamais déduite.",
		"Donnez un exemple en commentaire dès que votre appréciation s'écarte du niveau actuel.",
		"Seules les colonnes d'appréciation et de commentaire sont ouvertes à la saisie. Merci de n'ajouter ni feuille, ni titre, ni total, ni moyenne.",
	},
	aboutRoster: []string{
		"Une ligne par personne, à la date d'arrêté de la campagne. Chaque matricule figure une seule fois.",
		"Le matricule du responsable est celui d'une autre ligne ; il reste vide pour la personne au sommet de la hiérarchie.",
		"Indiquez l'unité organisationnelle sous forme de chemin depuis le sommet, avec une barre oblique entre deux espaces : Infra / Storage.",
		"« Niveau proposé » est le niveau pour lequel la personne est proposée ; laissez-le vide pour toutes les autres.",
		"Indiquez la campagne de la même façon sur chaque ligne, par exemple 2026-H1.",
	},
	aboutGuideline: []string{
		"Une ligne par cible : la part de l'effectif visée à ce niveau.",
		"Laissez l'unité organisationnelle vide pour l'ensemble de l'entreprise ; sinon, indiquez-la comme dans l'effectif.",
		"Plusieurs niveaux peuvent être regroupés, par exemple %[1]s.",
		"La borne supérieure ne sert qu'avec « entre » ; laissez-la vide dans les autres cas.",
	},
	aboutDecisions: []string{
		"Choisissez le niveau retenu pour chaque personne sur laquelle le comité s'est prononcé, le niveau actuel si rien ne change ; laissez la cellule vide pour les autres.",
		"Indiquez en une phrase le motif de la décision et qui l'a prise : choisissez dans la liste ou écrivez vos propres mots.",
		"Le niveau actuel et le niveau proposé sont donnés à titre d'information ; leurs modifications ne sont pas importées.",
	},
	notKnown: "non connu", notProposed: "non proposé",
	reasons: []any{
		"Les appréciations et les exemples confirment la proposition", "Les exemples donnés en réunion vont au-delà des appréciations", "Les appréciations et les exemples sont en deçà du niveau",
		"Les évaluateurs divergent et les exemples tranchent", "Trop peu d'éléments pour cette campagne", "Critères remplis, mais plus de promotion disponible pour cette campagne",
	},
	aboutLadder: []string{
		"La feuille « %[3]s » contient le référentiel : une ligne par critère, une colonne par niveau, le niveau le plus bas à gauche. Remplacez les titres « Niveau 1 », « Niveau 2 »… par les noms de vos niveaux ; ajoutez ou supprimez des colonnes au besoin.",
		"Décrivez dans chaque cellule ce qui est attendu à ce niveau. Une cellule vide reprend le texte du niveau renseigné le plus proche à sa gauche.",
		"Le poids indique l'importance d'un critère ; vide vaut 1. La catégorie figure sur chaque ligne, ou seulement sur celle de son premier critère.",
		"Sur la feuille « Levels », chaque niveau peut recevoir un code court, par exemple E3 ; la feuille « About » porte le nom et l'identifiant du référentiel.",
		"Utilisez le fichier avec --ladder, après l'avoir vérifié : calibrate ladder check FICHIER.",
	},
	about: map[string]string{"id": "identifiant court, en minuscules, par exemple eng", "name": "nom du référentiel", "source": "source", "license": "licence",
		"meets_share": "part du poids à satisfaire pour atteindre un niveau, par exemple 0,75"},
}
