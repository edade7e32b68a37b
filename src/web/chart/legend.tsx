import { raw } from 'hono/html'

export type Sign = 'column' | 'level' | 'estimated' | 'exchange' | 'gap'

const signs: Record<Sign, string> = {
  column:
    '<rect class="water" x="5" y="7" width="14" height="11"/><rect class="top" x="5" y="7" width="14" height="2.5"/>',
  level: '<path class="level" d="M1 9H23"/>',
  estimated: '<g class="est"><rect class="water" x="4" y="2" width="16" height="15"/></g>',
  exchange:
    '<rect class="water" x="5" y="1" width="14" height="7"/><rect class="water" x="5" y="11" width="14" height="7"/><path class="swap" d="M0 9.5H24"/>',
  gap: '<rect class="gap" x="4" y="2" width="16" height="15"/>',
}

export function Legend({ signs: shown }: { signs: readonly { sign: Sign; words: string }[] }) {
  return (
    <ul class="legend">
      {shown.map(({ sign, words }) => (
        <li>
          {raw(`<svg viewBox="0 0 24 18" aria-hidden="true">${signs[sign]}</svg>`)}
          {words}
        </li>
      ))}
    </ul>
  )
}
