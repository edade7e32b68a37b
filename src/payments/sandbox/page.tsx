import { formatInstant } from '../../lib/dates.ts'
import { formatMoney } from '../../lib/money.ts'
import { paths } from '../../paths.ts'
import { Amount } from '../../web/amount.tsx'
import { CardTable, Cell, HeadCell, Row } from '../../web/card-table.tsx'
import { blankForm, Check, ErrorSummary, Field, type FormState } from '../../web/form.tsx'
import { Icon } from '../../web/icons.tsx'
import { Layout } from '../../web/layout.tsx'
import type { View } from '../../web/view.ts'
import { type Charge, returnedAmount } from './charge-rules.ts'
import { type Choice, choicesFor, slowMs } from './choice-rules.ts'
import { inGroups } from './numbers-rules.ts'

/** All payments of the pretend gateway, and the way to one with what stands on a voucher. */
export function GatewayPage({ view, charges, form }: { view: View; charges: readonly Charge[]; form: FormState }) {
  const { words } = view
  return (
    <Layout view={view} title={words('sandbox.title')}>
      <div class="stack">
        <h1>{words('sandbox.title')}</h1>
        <Pretend view={view} />
        <ErrorSummary view={view} form={form} />
        <p class="lede">{words('sandbox.lede')}</p>
        <div class="card">
          <form class="stack" method="get" action={paths.demoGateway} novalidate>
            <Field
              view={view}
              form={form}
              name="referencia"
              label={words('sandbox.find')}
              help={words('sandbox.findHelp')}
              autocomplete="off"
              maxlength={60}
            />
            <p>
              <button class="button" type="submit">
                {words('sandbox.findButton')}
              </button>
            </p>
          </form>
        </div>
        <section class="card stack" aria-labelledby="ultimos">
          <h2 id="ultimos">{words('sandbox.latest')}</h2>
          {charges.length === 0 ? <p>{words('sandbox.none')}</p> : <Charges view={view} charges={charges} />}
          <p>
            <a href={paths.demoGatewaySettlement}>{words('sandbox.settlement')}</a>
          </p>
        </section>
      </div>
    </Layout>
  )
}

function Charges({ view: { words }, charges }: { view: View; charges: readonly Charge[] }) {
  return (
    <CardTable
      caption={words('sandbox.latest')}
      head={
        <>
          <HeadCell>{words('sandbox.folio')}</HeadCell>
          <HeadCell>{words('sandbox.opened')}</HeadCell>
          <HeadCell>{words('sandbox.method')}</HeadCell>
          <HeadCell>{words('sandbox.state')}</HeadCell>
          <HeadCell money>{words('sandbox.amount')}</HeadCell>
        </>
      }
    >
      {charges.map(({ reference, folio, openedAt, method, status, amount }) => (
        <Row>
          <Cell>
            <a href={paths.demoGatewayPayment(reference)} aria-label={words('sandbox.see', { folio })}>
              {folio}
            </a>
          </Cell>
          <Cell>
            <time datetime={openedAt}>{formatInstant(new Date(openedAt), words.locale)}</time>
          </Cell>
          <Cell>{words(`sandbox.method.${method}`)}</Cell>
          <Cell>{words(`sandbox.status.${status}`)}</Cell>
          <Cell class="money">{formatMoney(amount)}</Cell>
        </Row>
      ))}
    </CardTable>
  )
}

/** The page a person is sent to, and the shop's or the bank's for those who pay elsewhere. */
export function ChargePage({ view, charge }: { view: View; charge: Charge }) {
  const { words } = view
  const isDeclined = charge.status === 'open' && charge.refusal !== undefined
  return (
    <Layout view={view} title={words('sandbox.title')}>
      <div class="stack narrow">
        <h1>{words('sandbox.title')}</h1>
        <Pretend view={view} />
        {isDeclined && (
          <div class="notice alarm" role="status">
            <Icon name="error" />
            <p>{words('sandbox.declined')}</p>
          </div>
        )}
        <section class="card stack" aria-labelledby="pago">
          <h2 id="pago">{charge.description}</h2>
          <p class="amount">
            <Amount centavos={charge.amount} />
          </p>
          <Facts view={view} charge={charge} />
        </section>
        <Choices view={view} charge={charge} isDeclined={isDeclined} />
        <p class="row">
          <a href={charge.returnUrl}>{words('sandbox.back')}</a>
          <a href={paths.demoGateway}>{words('sandbox.all')}</a>
        </p>
      </div>
    </Layout>
  )
}

export const Pretend = ({ view: { words } }: { view: View }) => (
  <div class="notice warn">
    <Icon name="info" />
    <p>{words.rich('sandbox.pretend', { b: (chunks) => <b>{chunks}</b> })}</p>
  </div>
)

function Facts({ view: { words }, charge }: { view: View; charge: Charge }) {
  const { folio, method, status, voucher, paid, expiresAt } = charge
  const returned = returnedAmount(charge)
  const facts: [string, string][] = [
    [words('sandbox.folio'), folio],
    [words('sandbox.method'), words(`sandbox.method.${method}`)],
    [words('sandbox.state'), words(`sandbox.status.${status}`)],
  ]
  if (voucher?.kind === 'transfer') {
    facts.push([words('sandbox.clabe'), inGroups(voucher.clabe)], [words('sandbox.bank'), voucher.bank])
  }
  if (voucher) facts.push([words('sandbox.reference'), inGroups(voucher.reference)])
  if (status === 'open') facts.push([words('sandbox.expires'), formatInstant(new Date(expiresAt), words.locale)])
  if (status === 'paid' && paid) {
    facts.push(
      [words('sandbox.paidAmount'), formatMoney(paid.amount)],
      [words('sandbox.authorisation'), paid.authorisation],
    )
  }
  if (returned > 0) facts.push([words('sandbox.returnedAmount'), formatMoney(returned)])
  return (
    <dl class="facts">
      {facts.map(([term, value]) => (
        <div>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Choices({ view, charge, isDeclined }: { view: View; charge: Charge; isDeclined: boolean }) {
  const { words } = view
  const choices = choicesFor(charge)
  if (charge.status === 'processing') return <p>{words('sandbox.nothingLeft')}</p>
  if (choices.length === 0) return null
  return (
    <section class="card" aria-labelledby="elegir">
      <form class="stack" method="post" action={paths.demoGatewayPayment(charge.reference)}>
        <h2 id="elegir">
          {words(isDeclined ? 'sandbox.anotherCard' : headings[charge.status === 'open' ? charge.method : 'card'])}
        </h2>
        {charge.status === 'open' && charge.method !== 'card' && (
          <p>{words(charge.method === 'cash' ? 'sandbox.shopText' : 'sandbox.bankText')}</p>
        )}
        <ul class="stack">
          {choices.map((choice, index) => (
            <li class="stack-tight">
              <button class={index === 0 ? 'button' : 'button second'} type="submit" name="eleccion" value={choice}>
                {labelOf(view, choice, charge)}
              </button>
              <p class="small soft">{words(`sandbox.choice.${choice}.text`, { seconds: slowMs / 1000 })}</p>
            </li>
          ))}
        </ul>
        {charge.status === 'open' && charge.method === 'card' && (
          <Check view={view} form={blankForm} name="quedarse">
            {words('sandbox.stay')}
          </Check>
        )}
      </form>
    </section>
  )
}

const headings = { card: 'sandbox.whatHappens', cash: 'sandbox.shop', transfer: 'sandbox.bankHeading' } as const

function labelOf({ words }: View, choice: Choice, { method, status }: Charge): string {
  return choice === 'accept' && status === 'open' && method !== 'card'
    ? words(`sandbox.choice.accept.${method}`)
    : words(`sandbox.choice.${choice}`)
}
