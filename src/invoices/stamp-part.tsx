import { type SatCheck, satAddress } from '../cfdi/stamped-rules.ts'
import type { Words } from '../words/words.ts'

type StampProps = { words: Words; stamp: SatCheck | null | undefined; describedBy: string }

/** That the office found the invoice stamped, and where the SAT itself says so. */
export const StampNote = ({ words, stamp, describedBy }: StampProps) =>
  stamp ? (
    <span class="sub">
      {words('cfdi.stamped')}.{' '}
      <a href={satAddress(stamp)} rel="external noreferrer" aria-describedby={describedBy}>
        {words('cfdi.check')}
      </a>
    </span>
  ) : null

/** What the note means, and what it does not; below a list in which it stands. */
export const StampExplained = ({ words }: { words: Words }) => (
  <details class="stamp-explained">
    <summary>{words('cfdi.whatIsIt')}</summary>
    <p>{words('cfdi.explained')}</p>
  </details>
)
