import type { Child } from 'hono/jsx'
import { formatInstant } from '../lib/dates.ts'
import { initialsOf } from './layout.tsx'

type ThreadMessageProps = {
  /** Whose initials stand beside it, and as whom they speak. */
  name: string
  who: string
  /** The utility says it. */
  isOurs: boolean
  /** An ISO instant. */
  at: string
  locale: string
  text: string
  evidence: string | null
  /** What stands above the evidence. */
  evidenceTitle: string
  /** What it is besides a message. */
  kind?: Child
  /** What came with it. */
  children?: Child
}

/** One thing that was said of a request, as whoever sent it and as the desk sees it. */
export const ThreadMessage = ({
  name,
  who,
  isOurs,
  at,
  locale,
  kind,
  text,
  evidence,
  evidenceTitle,
  children,
}: ThreadMessageProps) => (
  <li class={isOurs ? 'message ours' : 'message'}>
    <span class="avatar" aria-hidden="true">
      {initialsOf(name)}
    </span>
    <div>
      <p class="who">
        {who} <span>{formatInstant(new Date(at), locale)}</span>
      </p>
      <div class="body">
        {kind}
        {text !== '' && <p class="said">{text}</p>}
        {evidence && (
          <div class="evidence">
            <p class="small soft">{evidenceTitle}</p>
            <p class="said">{evidence}</p>
          </div>
        )}
        {children}
      </div>
    </div>
  </li>
)
