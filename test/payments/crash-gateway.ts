// The pretend gateway as a process of its own, for the crash test: it goes on while the office dies. Its answers get
// lost now and then, and a notice that finds the office dead is lost for good.
import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { pino } from 'pino'
import { connect } from '../../src/db.ts'
import { Random } from '../../src/demo/random.ts'
import { sandboxApi } from '../../src/payments/sandbox/api.ts'
import { change } from '../../src/payments/sandbox/charge-commands.ts'
import { choices, choose } from '../../src/payments/sandbox/choice-rules.ts'
import { deliverNotices } from '../../src/payments/sandbox/deliver.ts'

const [databaseUrl = '', port = '', officeUrl = '', key = '', seed = '1'] = process.argv.slice(2)
const url = `http://127.0.0.1:${port}`
const sql = connect(databaseUrl, { max: 6 })
const random = new Random(Number(seed), 7)
let isCalm = false

const app = new Hono()
  .post('/calm', (c) => {
    isCalm = true
    return c.text('calm')
  })
  .post('/choose/:reference', async (c) => {
    const choice = choices.find((one) => one === c.req.query('choice'))
    const reference = c.req.param('reference')
    const charge = await change(sql, { reference }, (charge, now) => choice && choose(charge, choice, now))
    return c.json({ status: charge?.status ?? null })
  })
  .route('/', sandboxApi({ sql, publicUrl: url, today: () => '2026-03-20' }))

const answer = getRequestListener(app.fetch)
const server = createServer((request, response) => {
  const isLost = !isCalm && request.url!.startsWith('/v1/') && random.chance(0.05)
  // What was asked is done all the same: only the answer does not arrive.
  if (isLost) response.writeHead = () => response.destroy() as never
  void answer(request, response)
})
server.listen(Number(port), '127.0.0.1', () => process.stdout.write('open\n'))

const delivery = { sql, officeUrl, key, log: pino({ level: 'silent' }), mostTries: 1 }
for (;;) {
  await deliverNotices(delivery).catch(() => {})
  await new Promise((resolve) => setTimeout(resolve, 50))
}
