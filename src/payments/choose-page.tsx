import { formatMoney } from '../lib/money.ts'
import { paths } from '../paths.ts'
import { ErrorSummary, type FormState } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import { Pager } from '../web/pager.tsx'
import { withQuery } from '../web/query.ts'
import type { View } from '../web/view.ts'
import { ChoiceFields } from './choice-part.tsx'
import { type ChoosableContract, payableOf, totalOf } from './choice-rules.ts'
import { keyField } from './form.ts'
import { MethodFields, PayButton } from './method-part.tsx'
import { leastChoice, type Offered, offeredFor } from './method-rules.ts'

type ChooseProps = {
  view: View
  form: FormState
  gateway: Offered & { cards?: unknown }
  /** All that the account may pay for, or the contracts that were asked for. */
  contracts: readonly ChoosableContract[]
  /** Those of this page. */
  shown: readonly ChoosableContract[]
  page: number
  pages: number
  /** The numbers of the contracts that the page is about, with commas between them; absent: all of them. */
  only: string | undefined
}

/** What somebody pays, and how. */
export function ChoosePage({ view, form, gateway, contracts, shown, page, pages, only }: ChooseProps) {
  const { words, profile } = view
  return (
    <Layout view={view} title={words('payments.choose.title')} section="invoices">
      <div class="page-head">
        <a class="crumb" href={paths.invoices}>
          <Icon name="left" />
          {words('invoices.title')}
        </a>
        <h1>{words('payments.choose.title')}</h1>
        {contracts.length > 0 && <p class="lede">{words('payments.choose.lede')}</p>}
      </div>
      {contracts.length === 0 ? (
        <NoContracts view={view} />
      ) : totalOf(contracts) === 0 && profile.payments.mostAdvance === null ? (
        <section class="card empty">
          <h2>{words('payments.choose.nothing')}</h2>
          <p>{words('payments.choose.nothingText')}</p>
        </section>
      ) : (
        <form class="card pay-form" method="post" action={paths.payments} novalidate>
          <div class="stack">
            <ErrorSummary view={view} form={form} />
            <input type="hidden" name={keyField} value={form.values[keyField]} />
            {only && <input type="hidden" name="contrato" value={only} />}
            <input type="hidden" name="pagina" value={String(page)} />
            <h2>{words('payments.choose.what')}</h2>
            {pages > 1 && <AllAtOnce view={view} contracts={contracts} only={only} />}
            <ChoiceFields view={view} form={form} contracts={shown} terms={profile.payments} pageOf={paths.payment} />
            {only && (
              <p>
                <a class="small" href={paths.newPayment}>
                  {words('payments.choose.others')}
                </a>
              </p>
            )}
            <Pager view={view} path={paths.newPayment} query={{ contrato: only }} page={page} pages={pages} />
            <MethodFields
              view={view}
              form={form}
              gateway={offeredFor(gateway, leastChoice(contracts, profile.payments))}
            />
            <PayButton view={view} />
            {gateway.cards && (
              <p>
                <a class="small" href={paths.cards}>
                  {words('cards.fromPaying')}
                </a>
              </p>
            )}
            {profile.payments.elsewhere && shown.length === 1 && (
              <p class="small soft">
                {words('payments.choose.reference', {
                  reference: shown[0]!.number,
                  elsewhere: profile.payments.elsewhere,
                })}
              </p>
            )}
          </div>
        </form>
      )}
    </Layout>
  )
}

/** Many contracts come page by page; all that is owed can still be paid at once. */
function AllAtOnce({ view, contracts, only }: Pick<ChooseProps, 'view' | 'contracts' | 'only'>) {
  const { words } = view
  const owing = contracts.filter((contract) => payableOf([contract]).length > 0)
  const total = formatMoney(totalOf(contracts))
  if (owing.length === 0) return null
  return (
    <div class="notice">
      <Icon name="info" />
      <div class="stack-tight">
        <p>{words('payments.choose.all', { total, count: owing.length })}</p>
        <p>
          <a class="button second small" href={withQuery(paths.newPayment, { contrato: only, todo: 'si' })}>
            {words('payments.choose.payAll', { total })}
          </a>
        </p>
      </div>
    </div>
  )
}

function NoContracts({ view }: { view: View }) {
  const { words } = view
  return (
    <section class="card empty">
      <h2>{words('payments.choose.noContract')}</h2>
      <p>{words('payments.choose.noContractText')}</p>
      <a class="button" href={paths.addContract}>
        <Icon name="plus" />
        {words('invoices.addContract')}
      </a>
    </section>
  )
}
