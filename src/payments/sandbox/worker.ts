import { repeat, type Worker } from '../../lib/repeat.ts'
import type { Services } from '../../services.ts'
import { deliverNotices } from './deliver.ts'
import { sandboxKeyIn } from './keys.ts'

/** The part of the pretend gateway that nobody asks: it sends its notices over the network, as a real one does. */
export function startSandboxWorker({ sql, settings, gateways, log }: Services): Worker {
  if (!settings.demo || !gateways.named('sandbox')) return { stop: async () => {} }
  const delivery = { sql, officeUrl: settings.baseUrl, key: sandboxKeyIn(settings.dataDir), log }
  let stopped = false
  const worker = repeat(() => deliverNotices(delivery, () => stopped), { everyMs: 500, log })
  return {
    stop: () => {
      stopped = true
      return worker.stop()
    },
  }
}
