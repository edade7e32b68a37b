import { formatInstant } from '../lib/dates.ts'
import { CardTable, Cell, HeadCell, Row } from '../web/card-table.tsx'
import type { View } from '../web/view.ts'
import type { Change } from './detail-queries.ts'

/** Who changed what, when; others with access are not named. */
export function ChangesCard({ view: { words }, changes }: { view: View; changes: Change[] }) {
  const shown = (value: string | null) => value ?? <span class="soft">{words('contracts.change.empty')}</span>
  return (
    <section class="card" aria-labelledby="cambios">
      <h2 id="cambios">{words('contracts.history')}</h2>
      {changes.length === 0 ? (
        <p class="soft">{words('contracts.noHistory')}</p>
      ) : (
        <CardTable
          layout="changes"
          caption={words('contracts.historyCaption')}
          head={(['when', 'what', 'before', 'after', 'who'] as const).map((column) => (
            <HeadCell>{words(`contracts.change.${column}`)}</HeadCell>
          ))}
        >
          {changes.map((change) => (
            <Row>
              <Cell>
                <time datetime={change.changedAt.toISOString()}>{formatInstant(change.changedAt, words.locale)}</time>
              </Cell>
              <Cell>{words(`contracts.change.${change.field}`)}</Cell>
              <Cell class="value">
                <span class="period-label">{words('contracts.change.before')}: </span>
                {shown(change.before)}
              </Cell>
              <Cell class="value">
                <span class="period-label">{words('contracts.change.after')}: </span>
                {shown(change.after)}
              </Cell>
              <Cell class="value">{words(change.mine ? 'contracts.change.me' : 'contracts.change.other')}</Cell>
            </Row>
          ))}
        </CardTable>
      )}
    </section>
  )
}
