import { formatInstant } from '../lib/dates.ts'
import { Icon } from './icons.tsx'
import type { View } from './view.ts'

type SessionRowProps = {
  view: View
  session: { address: string | null; createdAt: Date; lastSeenAt: Date }
  /** The browser and the system, in words. */
  device: string
  isCurrent: boolean
  /** Where it is closed. */
  closing: string
}

/** Where somebody is signed in, and the way to end it. */
export function SessionRow({ view, session, device, isCurrent, closing }: SessionRowProps) {
  const { words } = view
  const since = formatInstant(session.createdAt, words.locale)
  return (
    <li>
      <Icon name="screen" />
      <div>
        <p>
          <b>{device}</b> {isCurrent && <span class="badge plain">{words('account.thisSession')}</span>}
        </p>
        <dl class="small soft">
          <div>
            <dt>{words('account.address')}</dt> <dd>{session.address ?? words('account.addressUnknown')}</dd>
          </div>
          <div>
            <dt>{words('account.since')}</dt> <dd>{since}</dd>
          </div>
          <div>
            <dt>{words('account.lastSeen')}</dt> <dd>{formatInstant(session.lastSeenAt, words.locale)}</dd>
          </div>
        </dl>
      </div>
      {!isCurrent && (
        <form method="post" action={closing}>
          <button class="button second small" type="submit">
            {words('account.closeSession')}{' '}
            <span class="vh">{words('account.closeSessionHidden', { device, since })}</span>
          </button>
        </form>
      )}
    </li>
  )
}
