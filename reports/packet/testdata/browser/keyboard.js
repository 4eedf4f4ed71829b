// What the tests of the keyboard ask of a page.

// The elements that the Tab key leads to, in the order of the page.
var stops = [...document.querySelectorAll("a[href], select, summary, [tabindex='0']")].filter(e => e.checkVisibility())

// What a part is called in a message, and found by.
function named(e) {
  return `<${e.localName}> ${e.getAttribute("href") ?? e.getAttribute("aria-label") ?? e.id} ${e.textContent.trim().slice(0, 40)}`
}

// Where the focus is, once the window shows it: the place in the order, -1 for none; a
// name; the ids of what it stands in; and the middle of each side of the ring around it,
// as far as it lies in the window, with the colour that it is to have there.
async function focus() {
  await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))
  const e = document.activeElement, style = getComputedStyle(e), boxes = e.getClientRects()
  const first = boxes[0], last = boxes[boxes.length - 1] // of a link on two lines
  const away = parseFloat(style.outlineOffset) + parseFloat(style.outlineWidth) / 2
  const middle = (from, to, end) => (Math.max(from, 0) + Math.min(to, end)) / 2
  const ring = {
    left: [first.left - away, middle(first.top, first.bottom, innerHeight)],
    top: [middle(first.left, first.right, innerWidth), first.top - away],
    right: [last.right + away, middle(last.top, last.bottom, innerHeight)],
    bottom: [middle(last.left, last.right, innerWidth), last.bottom + away],
  }
  for (const side in ring) {
    const [x, y] = ring[side]
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) delete ring[side]
  }
  const within = []
  for (let at = e; at; at = at.parentElement) if (at.id) within.push(at.id)
  return {
    at: stops.indexOf(e), name: named(e), within, ring, colour: style.outlineStyle == "none" ? "" : style.outlineColor,
  }
}

// Follows what a key has set off, until it is there.
async function until(there) {
  while (!there()) await new Promise(requestAnimationFrame)
  return true
}

// In how many places each person is shown: lists, tables, the person's own page.
function shown() {
  const places = {}
  for (const e of document.querySelectorAll("main .p")) {
    const person = e.id || e.querySelector("a").hash.slice(1)
    if (e.checkVisibility()) places[person] = (places[person] ?? 0) + 1
  }
  return places
}

// The dimensions whose ratings one sees on a person's page.
function dimensions(person) {
  const heads = document.querySelectorAll(`#${person} .evidence tbody th[scope=row]`)
  return [...heads].filter(e => e.checkVisibility()).map(e => e.textContent.trim())
}
