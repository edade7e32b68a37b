import type { ChosenContract, ContractChoice } from '../access/queries.ts'
import type { Centavos } from '../lib/money.ts'
import { paths } from '../paths.ts'
import { ContractPicker } from '../web/contract-picker.tsx'
import { Layout } from '../web/layout.tsx'
import type { View } from '../web/view.ts'
import { ComparisonPart } from './comparison-part.tsx'
import { DuePart } from './due-part.tsx'
import { EvolutionPart } from './evolution-part.tsx'
import { HistoryPart } from './history-part.tsx'
import type { History } from './history-rules.ts'
import { againstYearBefore, evolutionOf, type Invoice, latestOf, whatIsDue } from './rules.ts'

type InvoicesProps = {
  view: View
  choice: ContractChoice
  chosen: ChosenContract
  /** Newest first. */
  invoices: readonly (Invoice & { credit: Centavos })[]
  history: History
}

export function InvoicesPage({ view, choice, chosen, invoices, history }: InvoicesProps) {
  const { words, today } = view
  const compared = againstYearBefore(invoices)
  const evolution = evolutionOf(invoices, today)
  return (
    <Layout view={view} title={words('invoices.title')} section="invoices">
      <div class="page-head">
        <h1>{words('invoices.title')}</h1>
        <ContractPicker
          view={view}
          path={paths.invoices}
          chosen={chosen}
          contracts={choice.contracts}
          count={choice.count}
        />
      </div>
      {invoices.length === 0 ? (
        <section class="card empty">
          <h2>{words('invoices.none')}</h2>
          <p>{words('invoices.noneText')}</p>
        </section>
      ) : (
        <div class="stack">
          <section class="due" aria-label={words('invoices.dueAndComparison')}>
            <DuePart
              view={view}
              contractNumber={chosen.number}
              due={whatIsDue(invoices, today)}
              credit={invoices[0]?.credit ?? 0}
              latest={latestOf(invoices)}
            />
            {compared && <ComparisonPart view={view} compared={compared} />}
          </section>
          {evolution && <EvolutionPart view={view} evolution={evolution} />}
          <HistoryPart view={view} contractNumber={chosen.number} history={history} />
        </div>
      )}
    </Layout>
  )
}
