// Package sample makes up a company whose truth is known, and the spreadsheets
// such a company would send: rosters, managers' assessments in several shapes,
// peer ratings, self-assessments and a guideline, over three cycles.
//
// Everything is a function of the seed and a person's number, computed when it
// is asked for: people and ratings are never held, so that a company of a
// million costs no more memory than one of fifty. Read the files in the order
// company and people (who works where), cycle and career (who is on which level
// when), truth and rule (what each person can really do), raters and ties (who
// rates whom, and how), ratings (what they say), forms, fill and slips (on what
// sheets), and write (how it is sent).
package sample
