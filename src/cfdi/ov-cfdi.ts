import { parseArgs } from 'node:util'
import type { OvCommand } from '../ov-command.ts'
import { wordsIn } from '../words/words.ts'
import { documentsWithoutInvoice } from './queries.ts'

export const cfdiCommand: OvCommand = {
  summary: 'lists the stamped invoices (CFDI) that wait for theirs',
  help: `
Usage: npm run -s ov -- cfdi

One line for each stamped invoice that the feed brought and no invoice of the office fits: sin factura, its fiscal folio,
Serie and Folio, date, total and the RFC of who received it. It attaches by itself once the feed brings its invoice, by
\`uuid\` or by \`factura\`, with the same \`importe\`.

Exit status: 0.
`,
  async run(args, { openDatabase, print }) {
    parseArgs({ args })
    const words = wordsIn('es-MX')
    let count = 0
    for await (const { uuid, number, issuedAt, total, currency, receiver } of documentsWithoutInvoice(
      await openDatabase(),
    )) {
      const named = number ?? words('cfdi.list.noNumber')
      print(words('cfdi.list.row', { uuid, number: named, date: issuedAt.slice(0, 10), total, currency, receiver }))
      count++
    }
    if (count === 0) print(words('cfdi.list.none'))
    return 0
  },
}
