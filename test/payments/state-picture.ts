import { moves, type PaymentState, states } from '../../src/payments/state-rules.ts'

type Box = { x: number; y: number; width: number; height: number }
type Point = { x: number; y: number }

const size = { width: 132, height: 44 }
/** Where each state stands; a state without a place does not compile. */
const places: Record<PaymentState, Point> = {
  created: { x: 110, y: 190 },
  unknown: { x: 270, y: 86 },
  awaiting: { x: 270, y: 290 },
  confirming: { x: 430, y: 190 },
  refused: { x: 110, y: 490 },
  expired: { x: 270, y: 490 },
  cancelled: { x: 430, y: 490 },
  received: { x: 740, y: 190 },
  held: { x: 740, y: 490 },
  applied: { x: 980, y: 190 },
  returned: { x: 980, y: 400 },
}

/** States that leave together by the same word leave from one frame. */
const groups: { name: string; members: PaymentState[] }[] = [
  { name: 'not paid, as far as we know', members: ['created', 'unknown', 'awaiting', 'confirming'] },
  { name: 'closed', members: ['refused', 'expired', 'cancelled'] },
]

/** The table of moves as a picture. */
export function statePicture(): string {
  const arrows = moves.flatMap(({ from, on, to }) => sourcesOf(from).map((box) => arrow(box, boxOf(to), on)))
  const text = [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1080 560" font-family="system-ui, sans-serif" font-size="14">',
    '<title>The states of a payment and every legal move between them</title>',
    '<defs><marker id="head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" fill="#3d5a80"/></marker></defs>',
    '<rect width="1080" height="560" fill="#fff"/>',
    ...groups.map(({ name, members }) => frame(name, frameOf(members))),
    ...states.map(stateBox),
    ...arrows.map(({ line }) => line),
    ...arrows.map(({ label }) => label),
    '</svg>',
  ]
  return `${text.join('\n')}\n`
}

function sourcesOf(from: readonly PaymentState[]): Box[] {
  const whole = groups.filter(({ members }) => members.every((state) => from.includes(state)))
  const alone = from.filter((state) => !whole.some(({ members }) => members.includes(state)))
  return [...whole.map(({ members }) => frameOf(members)), ...alone.map(boxOf)]
}

const boxOf = (state: PaymentState): Box => ({
  x: places[state].x - size.width / 2,
  y: places[state].y - size.height / 2,
  ...size,
})

function frameOf(members: readonly PaymentState[]): Box {
  const boxes = members.map(boxOf)
  const [left, top] = [Math.min(...boxes.map(({ x }) => x)) - 16, Math.min(...boxes.map(({ y }) => y)) - 30]
  const right = Math.max(...boxes.map(({ x }) => x + size.width)) + 16
  const bottom = Math.max(...boxes.map(({ y }) => y + size.height)) + 16
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** From border to border, a little to its right, so that two opposite arrows keep apart. */
function arrow(from: Box, to: Box, word: string) {
  const aim = centreOf(to)
  const start = from.width > size.width ? nearest(from, aim) : leave(from, aim)
  const end = leave(to, from.width > size.width ? start : centreOf(from))
  const length = Math.hypot(end.x - start.x, end.y - start.y) || 1
  const aside = { x: (-(end.y - start.y) / length) * 9, y: ((end.x - start.x) / length) * 9 }
  const [a, b] = [plus(start, aside), plus(end, aside)]
  // Nearer to its beginning: the words of two opposite arrows keep apart too.
  const middle = { x: a.x + (b.x - a.x) * 0.28, y: a.y + (b.y - a.y) * 0.28 }
  return {
    line: `<path d="M${at(a)}L${at(b)}" stroke="#3d5a80" stroke-width="1.5" fill="none" marker-end="url(#head)"/>`,
    label: `<text x="${round(middle.x)}" y="${round(middle.y + 4)}" text-anchor="middle" fill="#3d5a80" stroke="#fff" stroke-width="5" paint-order="stroke">${word}</text>`,
  }
}

const centreOf = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 })
const plus = (one: Point, other: Point): Point => ({ x: one.x + other.x, y: one.y + other.y })
const nearest = ({ x, y, width, height }: Box, to: Point): Point => ({
  x: Math.min(Math.max(to.x, x), x + width),
  y: Math.min(Math.max(to.y, y), y + height),
})

/** Where the way from a box's centre leaves the box. */
function leave(box: Box, to: Point): Point {
  const centre = centreOf(box)
  const [dx, dy] = [to.x - centre.x, to.y - centre.y]
  const share = Math.min(
    dx === 0 ? Infinity : box.width / 2 / Math.abs(dx),
    dy === 0 ? Infinity : box.height / 2 / Math.abs(dy),
  )
  return { x: centre.x + dx * share, y: centre.y + dy * share }
}

const frame = (name: string, { x, y, width, height }: Box) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="12" fill="#f4f7fa" stroke="#98a8b8" stroke-dasharray="5 4"/>` +
  `<text x="${x + 12}" y="${y + 20}" fill="#52606d">${name}</text>`

const stateBox = (state: PaymentState) => {
  const { x, y, width, height } = boxOf(state)
  return (
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8" fill="#fff" stroke="#1b2733" stroke-width="1.5"/>` +
    `<text x="${places[state].x}" y="${places[state].y + 5}" text-anchor="middle" font-weight="600" fill="#1b2733">${state}</text>`
  )
}

const round = (value: number) => Math.round(value * 10) / 10
const at = ({ x, y }: Point) => `${round(x)} ${round(y)}`
