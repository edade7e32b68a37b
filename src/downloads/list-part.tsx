import { formatDate, formatInstant } from '../lib/dates.ts'
import { formatMoney } from '../lib/money.ts'
import { formatBytes, formatCount } from '../lib/numbers.ts'
import { paths } from '../paths.ts'
import { Icon, type IconName } from '../web/icons.tsx'
import type { View } from '../web/view.ts'
import type { Download } from './queries.ts'
import { type DownloadState, stateOf } from './rules.ts'

type ListProps = { view: View; downloads: readonly Download[] }

/** What somebody asked for: how far it is, until when it is kept, and what can be done with it. */
export function DownloadList({ view, downloads }: ListProps) {
  const { words } = view
  const stated = downloads.map((download) => ({ download, state: stateOf(download) }))
  const isMoving = stated.some(({ state }) => state === 'waiting' || state === 'making')
  return (
    <section class="card" aria-labelledby="preparados" id="mis-zip">
      <div class="list-head">
        <h2 id="preparados">{words('downloads.mine')}</h2>
        {isMoving && (
          <a class="button quiet small" href={`${paths.bulkDownloads}#mis-zip`}>
            {words('downloads.refresh')}
          </a>
        )}
      </div>
      <ul
        class="zips"
        data-state={stated.map(({ download, state }) => `${download.id} ${state} ${download.done}`).join()}
        data-watch={isMoving ? 'gently' : undefined}
      >
        {stated.map(({ download, state }) => (
          <li>
            <Zip view={view} download={download} state={state} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const looks: Record<DownloadState, { look: string; icon: IconName }> = {
  waiting: { look: 'plain', icon: 'clock' },
  making: { look: 'uncertain', icon: 'hourglass' },
  ready: { look: 'paid', icon: 'check' },
  failed: { look: 'overdue', icon: 'warning' },
  expired: { look: 'plain', icon: 'clock' },
  closed: { look: 'plain', icon: 'lock' },
}

type ZipProps = { view: View; download: Download; state: DownloadState }

function Zip({ view, download, state }: ZipProps) {
  const { words } = view
  const { id, invoiceCount, contractCount, firstPeriod, lastPeriod, askedAt } = download
  const month = (period: string) => formatDate(period, 'monthYear', words.locale)
  const span = words('downloads.span', {
    isOne: firstPeriod === lastPeriod ? 'yes' : 'no',
    from: month(firstPeriod),
    to: month(lastPeriod),
  })
  const isUnderWay = state === 'waiting' || state === 'making'
  return (
    <>
      <div class="zip-what">
        <p class="main">{words('downloads.what', { invoices: invoiceCount, contracts: contractCount })}</p>
        <p class="sub" id={`zip-${id}`}>
          {span}. {words('downloads.asked', { at: formatInstant(askedAt, words.locale) })}
        </p>
      </div>
      <p>
        <span class={`badge ${looks[state].look}`}>
          <Icon name={looks[state].icon} />
          {words(`downloads.state.${state}`)}
        </span>
      </p>
      <div class="zip-text">
        {isUnderWay ? <Progress view={view} download={download} /> : <p>{sentenceOf(view, download, state)}</p>}
      </div>
      <div class="row zip-acts">
        {state === 'ready' && (
          <a class="button small" href={paths.bulkDownloadFile(id)} aria-describedby={`zip-${id}`}>
            <Icon name="download" />
            {words('downloads.get')}
          </a>
        )}
        {!isUnderWay && state !== 'ready' && (
          <form method="post" action={paths.bulkDownloadAgain(id)}>
            <button class="button second small" type="submit" aria-describedby={`zip-${id}`}>
              {words('downloads.again')}
            </button>
          </form>
        )}
        <form method="post" action={paths.bulkDownloadEnd(id)}>
          <button class="button quiet small" type="submit" aria-describedby={`zip-${id}`}>
            {words(isUnderWay ? 'downloads.cancel' : 'downloads.delete')}
          </button>
        </form>
      </div>
    </>
  )
}

const Progress = ({ view: { words }, download: { id, done, invoiceCount } }: Pick<ZipProps, 'view' | 'download'>) => (
  <>
    <progress
      value={String(done)}
      max={String(invoiceCount)}
      aria-label={words('downloads.progressOf')}
      aria-describedby={`zip-${id}`}
    ></progress>
    <p class="num">
      {words('downloads.progress', {
        done: formatCount(done, words.locale),
        count: formatCount(invoiceCount, words.locale),
      })}
    </p>
  </>
)

function sentenceOf({ words }: View, download: Download, state: DownloadState): string {
  switch (state) {
    case 'failed':
      return words(`downloads.failed.${download.failure ?? 'broken'}`)
    case 'closed':
      return words('downloads.failed.access')
    case 'expired':
      return words('downloads.expiredText')
    default: {
      const { files, size, total, owed, expiresAt } = download
      const facts = {
        files,
        size: formatBytes(size, words.locale),
        total: formatMoney(total ?? 0),
        owed: formatMoney(owed ?? 0),
      }
      const until = words('downloads.until.date', { at: expiresAt ? formatInstant(expiresAt, words.locale) : '' })
      return `${words('downloads.readyText', facts)} ${until}`
    }
  }
}
