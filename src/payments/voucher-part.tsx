import { formatMoment } from '../lib/dates.ts'
import { formatMoney } from '../lib/money.ts'
import { Barcode } from '../web/barcode.tsx'
import { Icon } from '../web/icons.tsx'
import { WhatIsThis } from '../web/term.tsx'
import type { View } from '../web/view.ts'
import type { WordKey } from '../words/words.ts'
import type { GatewayName, Voucher } from './gateway.ts'
import { placeWords, storesOf } from './method-rules.ts'

type VoucherFacts = { amount: number; gateway: GatewayName; voucher: Voucher; expiresAt: Date | null }
type VoucherProps = { view: View; payment: VoucherFacts }

/** What to pay with elsewhere: the bars for the till, or the CLABE for the bank. It prints alone. */
export function VoucherPart({ view, payment }: VoucherProps) {
  const { words, profile } = view
  const { voucher } = payment
  const place = placeWords(words, storesOf(payment))
  return (
    <section class="card voucher" aria-labelledby="para-pagar">
      <div class="stack">
        <div class="row between">
          <h2 id="para-pagar">{words(`payments.voucher.${voucher.kind}`, { place })}</h2>
          <button class="button second small" type="button" data-print hidden>
            {words('payments.voucher.print')}
          </button>
        </div>
        <p class="print-only">{[profile.name, profile.phone].filter(Boolean).join(' · ')}</p>
        {voucher.kind === 'cash' ? (
          <Cash view={view} payment={payment} voucher={voucher} />
        ) : (
          <Transfer view={view} payment={payment} voucher={voucher} />
        )}
      </div>
    </section>
  )
}

type Of<Kind> = { voucher: Extract<Voucher, { kind: Kind }> }

function Cash({ view, payment, voucher }: VoucherProps & Of<'cash'>) {
  const { words } = view
  const reference = inFours(voucher.reference)
  const stores = storesOf(payment)
  return (
    <>
      <div class="bars">
        <Barcode digits={voucher.barcode} name={words('payments.voucher.barcode', { reference })} />
        <p class="num">{reference}</p>
      </div>
      <dl class="facts">
        <Fact
          view={view}
          name="payments.voucher.reference"
          value={reference}
          copy={voucher.reference}
          id="referencia"
        />
        <Fact view={view} name="payments.voucher.amount" value={formatMoney(payment.amount)} />
        <Until view={view} payment={payment} />
        {stores.length > 1 && <Fact view={view} name="payments.voucher.stores" value={anyOf(stores, words.locale)} />}
      </dl>
      <ol class="how">
        {(['step1', 'step2', 'step3'] as const).map((step) => (
          <li>{words(`payments.voucher.cash.${step}`)}</li>
        ))}
      </ol>
    </>
  )
}

function Transfer({ view, payment, voucher }: VoucherProps & Of<'transfer'>) {
  const amount = (payment.amount / 100).toFixed(2)
  return (
    <>
      <dl class="facts">
        <Fact
          view={view}
          name="payments.voucher.clabe"
          value={inFours(voucher.clabe)}
          copy={voucher.clabe}
          id="clabe"
        />
        <Fact
          view={view}
          name="payments.voucher.amount"
          value={formatMoney(payment.amount)}
          copy={amount}
          id="importe"
        />
        <Fact
          view={view}
          name="payments.voucher.concept"
          value={voucher.reference}
          copy={voucher.reference}
          id="referencia"
        />
        <Fact view={view} name="payments.voucher.bank" value={voucher.bank} />
        <Fact view={view} name="payments.voucher.beneficiary" value={voucher.beneficiary} />
        <Until view={view} payment={payment} />
      </dl>
      <WhatIsThis view={view} names={['clabe', 'spei']} />
      <p class="small soft">{view.words('payments.voucher.transferNote')}</p>
    </>
  )
}

const Until = ({ view, payment: { expiresAt } }: VoucherProps) =>
  expiresAt && <Fact view={view} name="payments.voucher.until" value={formatMoment(expiresAt, view.words.locale)} />

type FactProps = { view: View; name: WordKey; value: string; copy?: string; id?: string }

/** The button is there only for who has a script to copy with. */
function Fact({ view: { words }, name, value, copy, id }: FactProps) {
  return (
    <div>
      <dt>{words(name)}</dt>
      <dd>
        {value}
        {copy && (
          <>
            {' '}
            <button
              class="button quiet small copy"
              type="button"
              hidden
              aria-label={words('payments.voucher.copyWhat', { what: words(name) })}
              data-copy={copy}
              data-says={`${id}-copiado`}
              data-copied={words('payments.voucher.copied')}
            >
              <Icon name="copy" />
              {words('payments.voucher.copy')}
            </button>
            <span class="copied" role="status" id={`${id}-copiado`}></span>
          </>
        )}
      </dd>
    </div>
  )
}

const anyOf = (stores: readonly string[], locale: string) =>
  new Intl.ListFormat(locale, { type: 'disjunction' }).format(stores)

/** As it is read aloud. */
const inFours = (digits: string) => digits.replace(/(.{4})(?=.)/g, '$1 ')
