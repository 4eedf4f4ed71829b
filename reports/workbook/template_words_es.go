package workbook

import "calibrate/ladder"

var spanish = Words{
	Language: "es", assessment: "Evaluación", roster: "Plantilla", guideline: "Distribución objetivo", decisions: "Decisiones", ladder: "Marco de niveles",
	choices: "Listas", instructions: "Instrucciones", howTo: "Cómo rellenar este formulario",
	fields: map[string]string{
		"cycle": "Ciclo de evaluación", "employee_id": "Número de empleado", "employee": "Persona evaluada", "rater_id": "ID del evaluador", "rater": "Evaluador",
		"relation": "Tipo de evaluador", "dimension": "Criterio", "rating": "Valoración", "comment": "Comentarios", "name": "Nombre y apellidos", "email": "Correo electrónico",
		"manager_id": "ID del responsable", "org": "Unidad organizativa", "level": "Nivel", "proposed": "Nivel propuesto", "hired": "Fecha de incorporación",
		"level_since": "Nivel desde", "operator": "Comparación", "share": "Porcentaje", "upper": "Límite superior", "agreed": "Nivel acordado",
		"reason": "Motivo de la decisión", "decided_by": "Decidido por", "date": "Fecha",
	},
	states: map[ladder.State]string{ladder.NotObserved: "No observado", ladder.NotApplicable: "No aplica", ladder.TooNew: "Nuevo en el puesto"},
	relations: map[ladder.Relation]string{ladder.Self: "Autoevaluación", ladder.Manager: "Responsable directo", ladder.Skip: "Responsable de segundo nivel",
		ladder.Peer: "Colega", ladder.Report: "Reporte directo", ladder.Other: "Otro"},
	operators: []any{"exactamente", "como máximo", "como mínimo", "entre"},
	levels:    "Nivel", ratings: "Valoración", relationList: "Tipo de evaluador", comparisons: "Comparación",
	asked: "Lo que se espera en %s (nivel actual)", askedNext: "Lo que se espera en %s (nivel siguiente)",
	category: "Categoría", weight: "Peso", code: "Código", number: "Número", key: "Clave", value: "Valor", meaning: "Significado",
	notInList: "No está en la lista", choose: "Elija un valor de la lista; consulte la hoja «%s».",
	notDate: "Fecha no válida", writeDate: "Escriba una fecha, por ejemplo 30/06/2026.",
	notShare: "Porcentaje no válido", writeShare: "Escriba un porcentaje entre 0 % y 100 %.",
	levelUnknown:  "No se conoce el nivel de esta persona; consulte la hoja «%s».",
	noExpectation: "sin expectativa definida", asBefore: "como en el nivel anterior", or: "o", open: "«", close: "»", confidential: "Confidencial",
	aboutAssessment: []string{
		"Rellene una fila por cada persona que evalúe.",
		"Valore cada criterio con el número del nivel cuya descripción se ajuste a lo que ha observado desde el último ciclo: %[1]s. Las descripciones están en la hoja «%[3]s»; se admiten medios niveles, como 2,5.",
		"Si no puede valorar un criterio, elija %[2]s. Una celda vacía cuenta como no valorada; nunca se da nada por supuesto.",
		"No añada títulos, totales ni promedios, ni cambie el nombre de las columnas.",
		"Ponga un ejemplo en los comentarios siempre que valore por encima o por debajo del nivel actual.",
		"Escriba el ciclo igual en todas las filas, por ejemplo 2026-H1.",
	},
	aboutTeam: []string{
		"Hay una hoja por cada persona de su equipo. Junto a cada criterio figura lo que el marco de niveles espera en el nivel actual y en el siguiente.",
		"Valore cada criterio con el número del nivel cuya descripción se ajuste a lo que ha observado desde el último ciclo: %[1]s. Las descripciones de todos los niveles están en la hoja «%[3]s»; se admiten medios niveles, como 2,5.",
		"Si no puede valorar un criterio, elija %[2]s. Una celda vacía cuenta como no valorada; nunca se da nada por supuesto.",
		"Ponga un ejemplo en los comentarios siempre que valore por encima o por debajo del nivel actual.",
		"Solo se puede escribir en las columnas de valoración y comentarios. No añada hojas, títulos, totales ni promedios.",
	},
	aboutRoster: []string{
		"Una fila por persona, con los datos a la fecha de cierre del ciclo. Cada número de empleado aparece una sola vez.",
		"El ID del responsable es el número de empleado de otra fila; se deja vacío para la persona de mayor rango.",
		"Escriba la unidad organizativa como ruta desde arriba, con espacios a ambos lados de la barra: Infra / Storage.",
		"«Nivel propuesto» es el nivel para el que se propone a la persona; déjelo vacío en los demás casos.",
		"Escriba el ciclo igual en todas las filas, por ejemplo 2026-H1.",
	},
	aboutGuideline: []string{
		"Una fila por objetivo: qué porcentaje de la plantilla debe estar en ese nivel.",
		"Deje vacía la unidad organizativa si el objetivo vale para toda la empresa; si no, escríbala como en la plantilla.",
		"Se pueden agrupar varios niveles, por ejemplo %[1]s.",
		"El límite superior corresponde a «entre»; en los demás casos déjelo vacío.",
	},
	aboutDecisions: []string{
		"Elija el nivel acordado de todas las personas sobre las que se decidió, el actual si nada cambia; deje vacías las demás.",
		"Explique el motivo en una frase e indique quién decidió: elija de la lista o escríbalo con sus palabras.",
		"El nivel actual y el propuesto son solo informativos; los cambios que se hagan ahí no se importan.",
	},
	notKnown: "no se conoce", notProposed: "sin propuesta",
	reasons: []any{
		"Las valoraciones y los ejemplos apoyan la propuesta", "Los ejemplos aportados en la reunión van más allá de las valoraciones", "Las valoraciones y los ejemplos quedan por debajo del nivel",
		"Los evaluadores discrepan y los ejemplos lo resuelven", "Evidencias insuficientes en este ciclo", "Cumple los requisitos, pero no quedan ascensos disponibles en este ciclo",
	},
	aboutLadder: []string{
		"La hoja «%[3]s» contiene el marco de niveles: una fila por criterio y una columna por nivel, con el más bajo a la izquierda. Sustituya los títulos «Nivel 1», «Nivel 2»… por los nombres de sus niveles; añada o elimine columnas según necesite.",
		"Escriba en cada celda lo que se espera en ese nivel. Una celda vacía toma el texto del nivel más cercano a su izquierda que lo tenga.",
		"El peso indica cuánto cuenta un criterio; vacío equivale a 1. La categoría figura en todas las filas o solo en la de su primer criterio.",
		"En la hoja «Levels» cada nivel puede tener un código corto, por ejemplo E3; en la hoja «About» figuran el nombre y el identificador del marco.",
		"Use el archivo con --ladder y compruébelo antes: calibrate ladder check ARCHIVO.",
	},
	about: map[string]string{"id": "identificador corto, en minúsculas, por ejemplo eng", "name": "nombre del marco de niveles", "source": "fuente", "license": "licencia",
		"meets_share": "parte del peso que debe cumplirse para alcanzar un nivel, por ejemplo 0,75"},
}
