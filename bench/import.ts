import { createReadStream, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type postgres from 'postgres'
import { connect } from '../src/db.ts'
import { openEmbeddedDatabase } from '../src/embedded/embedded.ts'
import { importFolder } from '../src/feed/import.ts'
import { filesIn } from '../src/lib/files.ts'
import { migrate } from '../src/migrate.ts'

// node bin/run.mjs bench/import.ts [contracts]
// Rows a second of `ov import` beside those of COPY of the same files into bare tables, in one run on one machine.
const contracts = Number(process.argv[2] ?? 10_000)
const months = 36
const budget = 0.4

const folder = mkdtempSync(join(tmpdir(), 'bench-import-'))
const feed = join(folder, 'feed')
const server = await openEmbeddedDatabase({ dataDir: join(folder, 'data'), log: () => {} })
const sql = connect(server.url)
try {
  await migrate(sql)
  const rows = await writeFeed()
  const first = await timeImport()
  const again = await timeImport()
  const memory = Math.round(process.resourceUsage().maxRSS / 1024)
  const bare = await copyBare()
  const speed = (seconds: number) => `${Math.round(rows / seconds).toLocaleString('en')} rows/s`
  print(`${rows.toLocaleString('en')} rows in 4 files`)
  print(`COPY into bare tables  ${bare.toFixed(1)} s  ${speed(bare)}`)
  print(
    `import, empty office   ${first.toFixed(1)} s  ${speed(first)}  ratio ${(bare / first).toFixed(2)} (budget ${budget})`,
  )
  print(
    `import, the same again ${again.toFixed(1)} s  ${speed(again)}  ratio ${(bare / again).toFixed(2)} (budget ${budget})`,
  )
  print(`memory while importing ${memory} MB at most`)
} finally {
  await sql.end()
  await server.close()
  rmSync(folder, { recursive: true, force: true })
}

function print(line: string) {
  process.stdout.write(`${line}\n`)
}

async function writeFeed(): Promise<number> {
  mkdirSync(feed)
  const columns = {
    contratos:
      'contrato,tipo_persona,nombre,apellido_paterno,apellido_materno,direccion,colonia,municipio,codigo_postal,medidor,tarifa',
    facturas:
      'factura,contrato,fecha_emision,periodo,fecha_vencimiento,importe,saldo,fecha_pago,medidor,lectura_anterior,' +
      'fecha_lectura_anterior,lectura_actual,fecha_lectura_actual,consumo_m3,consumo_promedio,estimada,uuid,cancelada',
    conceptos: 'factura,linea,clave_producto,clave_unidad,descripcion,cantidad,valor_unitario,importe,iva',
    lecturas: 'contrato,medidor,fecha,lectura_m3,consumo_m3,tipo,incidencia,digitos',
  }
  const files = Object.fromEntries(
    await Promise.all(
      Object.entries(columns).map(async ([name, header]) => [name, await fileOf(name, header)] as const),
    ),
  )
  let rows = 0
  const add = async (name: string, line: string) => {
    rows++
    await files[name]!.add(line)
  }
  for (let at = 0; at < contracts; at++) {
    const contract = 100_000 + at
    const meter = `M${contract}9`
    await add(
      'contratos',
      `${contract},FISICA,Ana,Núñez,De la Peña,CALLE EJEMPLO ${at},CENTRO,QUERÉTARO,76000,${meter},DOMESTICO`,
    )
    for (let month = 0; month < months; month++) {
      const period = `${2018 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
      const invoice = `IN ${String(at * months + month).padStart(18, '0')}`
      const value = 1000 + month * 14
      await add('lecturas', `${contract},${meter},${period}-15,${value},14,REAL,,5`)
      await add(
        'facturas',
        `${invoice},${contract},${period}-20,${period},${period}-28,344.00,0.00,${period}-25,${meter},${value - 14},${period}-01,${value},${period}-15,14,14.5,N,,N`,
      )
      await add('conceptos', `${invoice},1,83101500,MTQ,Agua potable,14,20.1407,281.97,0.00`)
      await add('conceptos', `${invoice},2,83101500,E48,Alcantarillado 10 %,1,28.20,28.20,0.00`)
    }
  }
  for (const file of Object.values(files)) await file.close()
  return rows
}

async function fileOf(name: string, header: string) {
  const file = await open(join(feed, `${name}.csv`), 'w')
  let text = `${header}\n`
  const drain = async () => {
    await file.writeFile(text)
    text = ''
  }
  return {
    async add(line: string) {
      text += `${line}\n`
      if (text.length > 1 << 18) await drain()
    },
    async close() {
      await drain()
      await file.close()
    },
  }
}

async function copyBare(): Promise<number> {
  let seconds = 0
  for (const name of ['contratos', 'facturas', 'conceptos', 'lecturas']) {
    const path = join(feed, `${name}.csv`)
    const header = readFileSync(path, 'utf8').slice(0, 2000).split('\n')[0]!
    await sql.unsafe(
      `create table bare_${name} (${header
        .split(',')
        .map((column) => `${column} text`)
        .join(', ')})`,
    )
    const begin = performance.now()
    const copy = await (sql as postgres.Sql).unsafe(`copy bare_${name} from stdin with (format csv, header)`).writable()
    await pipeline(createReadStream(path, { highWaterMark: 1 << 17 }), copy)
    const took = (performance.now() - begin) / 1000
    print(`  COPY   ${name} ${Math.round(statSync(path).size / 1e6)} MB ${took.toFixed(1)} s`)
    seconds += took
    await sql.unsafe(`drop table bare_${name}`)
  }
  return seconds
}

async function timeImport(): Promise<number> {
  const imported = await importFolder({
    sql,
    files: filesIn(join(folder, 'files')),
    folder: feed,
    canPay: true,
    reportsFolder: join(folder, 'reports'),
  })
  if (imported!.rejected > 0) throw new Error('The bench expects every row to land.')
  for (const { name, rows } of imported!.landed) print(`  import ${name} ${rows.toLocaleString('en')} rows`)
  return imported!.seconds
}
