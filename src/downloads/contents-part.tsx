import { formatDate } from '../lib/dates.ts'
import { formatMoney } from '../lib/money.ts'
import { formatBytes } from '../lib/numbers.ts'
import { paths } from '../paths.ts'
import { Icon } from '../web/icons.tsx'
import type { View } from '../web/view.ts'
import { type Choice, type Contents, daysKept, fieldsOf, filesIn, isSmall } from './rules.ts'

type ContentsProps = { view: View; choice: Choice; contents: Contents; formKey: string }

/** What the ZIP will hold and about how large it is, with the way to ask for it. */
export function ContentsCard({ view, choice, contents, formKey }: ContentsProps) {
  const { words } = view
  const { invoices, xmls, contracts, total, cancelled, bytes, firstPeriod, lastPeriod } = contents
  const month = (period: string) => formatDate(period, 'monthYear', words.locale)
  return (
    <section class="card stack-tight" aria-labelledby="lleva" id="lo-que-lleva">
      <h2 id="lleva">{words('downloads.holds')}</h2>
      <p class="lede">
        {words.rich('downloads.holdsWhat', {
          invoices,
          files: filesIn(contents),
          size: formatBytes(roughly(bytes), words.locale),
          b: (chunks) => <b>{chunks}</b>,
        })}
      </p>
      <p>
        {words('downloads.holdsFrom', {
          contracts,
          isOne: firstPeriod === lastPeriod ? 'yes' : 'no',
          from: month(firstPeriod),
          to: month(lastPeriod),
          total: formatMoney(total),
          isAll: cancelled === 0 ? 'yes' : 'no',
        })}{' '}
        {words('downloads.holdsXml', { xmls })}
      </p>
      <form method="post" action={paths.bulkDownloads} class="stack" data-again={isSmall(contents) ? 'yes' : undefined}>
        <input type="hidden" name="key" value={formKey} />
        {fieldsOf(choice).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {!isSmall(contents) && <p class="soft">{words('downloads.prepareHow', { days: daysKept })}</p>}
        <p>
          <button class="button" type="submit">
            <Icon name="download" />
            {words(isSmall(contents) ? 'downloads.now' : 'downloads.prepare')}
          </button>
        </p>
      </form>
    </section>
  )
}

/** Nobody knows to the tenth what is not made yet. */
const roughly = (bytes: number) => (bytes < 10_000_000 ? bytes : Math.round(bytes / 1_000_000) * 1_000_000)
