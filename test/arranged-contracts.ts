import { paths } from '../src/paths.ts'
import { groupContracts, labelContracts } from '../src/portfolio/mark-commands.ts'
import { keepNamesFile } from '../src/portfolio/names-commands.ts'
import { readNamesFile } from '../src/portfolio/names-file-rules.ts'
import { namedContracts } from '../src/portfolio/queries.ts'
import { keepTableSettings } from '../src/portfolio/settings-commands.ts'
import type { Office } from './office.ts'

/** Somebody's contracts with groups, labels, every column and a file that waits; the pages that show it. */
export async function arrangeContracts({ sql }: Office, username: string): Promise<string[]> {
  const [account] = await sql<{ id: string }[]>`select id from accounts where username = ${username}`
  const accountId = account!.id
  const contracts = await namedContracts(sql, accountId)
  const references = contracts.map(({ reference }) => reference)
  await groupContracts(sql, { accountId, references: references.slice(0, 30), name: 'Sucursales Norte' })
  await groupContracts(sql, { accountId, references: references.slice(30), name: 'x'.repeat(40) })
  await labelContracts(sql, { accountId, references, name: 'Revisar en enero' })
  await labelContracts(sql, { accountId, references: references.slice(0, 3), name: 'Y'.repeat(40) })
  await keepTableSettings(sql, {
    accountId,
    columns: ['state', 'marks', 'owed', 'due', 'use'],
    pageSize: 20,
    sort: 'owed',
    isDescending: true,
  })
  const lines = references.slice(0, 5).map((reference, at) => `${reference},Nombre ${at},Grupo ${at},"a, b"`)
  const text = ['Contrato,Nombre,Grupo,Etiquetas', ...lines, 'nadie,De nadie,,'].join('\n')
  const read = readNamesFile(new Uint8Array(Buffer.from(text)), contracts)
  if (read.kind !== 'read') throw new Error(read.kind)
  const { lines: named, faults } = read
  await keepNamesFile(sql, {
    accountId,
    key: crypto.randomUUID(),
    fileName: `${'x'.repeat(90)}.csv`,
    lines: named,
    faults,
  })
  return [
    `${paths.contracts}?hecho=si`,
    `${paths.contracts}?grupo=Sucursales+Norte&etiqueta=${'Y'.repeat(40)}&filtro=por-pagar&servicio=normal`,
    `${paths.contracts}?grupo=nada`,
    `${paths.chosenContracts}?todos=si`,
    paths.chosenContracts,
    `${paths.contractMarks}?hecho=si`,
    paths.manyInvoices,
    `${paths.manyInvoices}?emitidas=todo&grupo=Sucursales+Norte&ver=por-pagar&q=calle&pagina=2`,
    paths.contractTable,
    paths.contractNames,
  ]
}
