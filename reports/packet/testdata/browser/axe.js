// Runs axe-core, which the test has loaded, and gives a line per finding: the rule,
// the element, why. "unsure" is what axe cannot tell and leaves to a reader.
axe.run(document, {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
  resultTypes: ["violations", "incomplete"],
}).then(found => {
  const lines = results => results.flatMap(rule => rule.nodes.map(node => ({
    rule: rule.id,
    element: node.html.slice(0, 160),
    text: `${rule.id} (${rule.help}): ${node.target.join(" ")} ${node.html.slice(0, 160)}: ${node.failureSummary.replace(/\s+/g, " ")}`,
  })));
  return {violations: lines(found.violations), unsure: lines(found.incomplete), passed: found.passes.length};
})
