import { createApp } from '../../src/app.tsx'
import { hashToken } from '../../src/lib/tokens.ts'
import { paths } from '../../src/paths.ts'
import { linksToInvoices, linkToPay } from '../../src/payments/link-commands.ts'
import { submit, visit } from '../browser.ts'
import { aContract, anInvoice } from '../builders.ts'
import type { Office } from '../office.ts'
import { payingBy } from './a-guest.ts'
import { fieldsOf } from './a-payer.ts'

/** Pays without an account in each way that looks otherwise: the addresses of what there is to see. */
export async function payAsGuest({ sql, services, url }: Office): Promise<string[]> {
  const app = createApp(services)
  const company = 'Administradora de Condominios y Fraccionamientos del Bajío, S.A. de C.V.'
  const owing = async (facts: Parameters<typeof anInvoice>[1] = {}) => {
    const contract = await aContract(sql, { company })
    const invoice = await anInvoice(sql, { contract, issuedOn: '2026-03-01', dueOn: '2026-03-15', ...facts })
    const [token] = await linksToInvoices(sql, [invoice])
    return { contract, invoice, link: paths.payLink(token!) }
  }
  const { location: voucher } = await payingBy({ app }, (await owing()).link, { method: 'efectivo' })

  const byCard = async (choice: string) => {
    const { link } = await owing()
    await payingBy({ app }, link)
    const [made] = await sql<{ id: string; folio: string }[]>`
      select id, folio from payments where link_hash = ${hashToken(link.split('/').at(-1)!)}
    `
    const { location } = await visit(app, `${paths.demoGateway}?referencia=${made!.folio}`)
    for (const eleccion of choice.split(' ')) await submit(app, location!, { eleccion }, { headers: { origin: url } })
    return (await visit(app, paths.paymentReturn(made!.id))).location!
  }

  // One of two is on its way by that link, the other is still to choose.
  const two = await owing()
  await anInvoice(sql, { contract: two.contract, issuedOn: '2026-02-01', dueOn: '2026-02-15' })
  const partly = paths.payLink(await linkToPay(sql, two.contract))
  const { [`factura-${two.invoice}`]: _, ...one } = fieldsOf((await visit(app, partly)).page)
  await submit(app, partly, { ...one, metodo: 'spei', total: '34400' })

  return [
    voucher!,
    await byCard('refuse leave'),
    partly,
    (await owing()).link,
    paths.payLink(await linkToPay(sql, (await owing({ balance: 0 })).contract)),
    (await owing({ cancelled: true })).link,
  ]
}
