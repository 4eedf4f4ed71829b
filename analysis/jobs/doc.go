// Package jobs holds the questions a calibration meeting asks, one job each:
// a query in a .sql file into small structs, and a pure function from those to
// a Result. List has them in the order of the packet.
//
// To add a job, write name.go and name.sql and add a row to List.
//
// What the jobs on raters decide where the literature leaves room:
//
//   - Agreement of a group is Krippendorff's alpha, which bears missing cells and
//     any number of raters; kappa, Fleiss', Gwet's and Kendall's coefficients want
//     named pairs or complete blocks and are left to "calibrate stats". Below 20
//     cells or 10 people there is no figure.
//   - ICC and G(q,k) rest on each rater's mean over a person's dimensions, so that
//     hard and easy dimensions are neither truth nor noise. With fewer than 20
//     people rated twice or 10 raters they are given, and said to be no ground to
//     act on. Intervals are by the delta method on the logit scale.
//   - A rater differs only when q is 0.10 or less and the rater's own 95 % interval
//     leaves 0 out: where most raters differ, q alone would flag some whose interval
//     holds 0.
//   - Errors of severities take the variances as known; with fewer than 20 raters
//     the notes say that their variance is known only roughly.
//   - r_wg and AD are given for each person, from three raters on; of two, their
//     distance says all there is.
//   - The many-facet model has a weak prior in place of adjusted extreme scores. The
//     spread of its measures uses errors that take the ratings of a pair as
//     independent, as other programs do; the errors of raters beside it do not.
//   - Adjusted profiles take severity off and shrink nobody; people's means are given
//     both ways, pulled to the mean of all for ranking only.
package jobs
