import { startAttachmentSweeper } from './attachments/worker.ts'
import { startDeskSweeper } from './desk/worker.ts'
import { startDownloadSweeper, startDownloadWorker } from './downloads/worker.ts'
import { startDraftSweeper } from './drafts/worker.ts'
import { startMailWorker } from './notifications/worker.ts'
import { startDebitWorker } from './payments/debit-worker.ts'
import { startSandboxWorker } from './payments/sandbox/worker.ts'
import { startPaymentWorker } from './payments/worker.ts'
import { startProfileWatch } from './profile-in-force.ts'
import { startRegistrationSweeper } from './registration/worker.ts'
import { startEscalationWorker, startOverdueWorker } from './requests/worker.ts'
import type { Services } from './services.ts'
import { startSweeper } from './sessions/worker.ts'

/** What goes on besides answering requests. `stop` lets what is under way finish. */
export function startWorkers(services: Services): { stop(): Promise<void> } {
  const workers = [
    startProfileWatch(services),
    startMailWorker(services),
    startSweeper(services),
    startRegistrationSweeper(services),
    startDraftSweeper(services),
    startAttachmentSweeper(services),
    startPaymentWorker(services),
    startDebitWorker(services),
    startSandboxWorker(services),
    startDownloadWorker(services),
    startDownloadSweeper(services),
    startEscalationWorker(services),
    startDeskSweeper(services),
    startOverdueWorker(services),
  ]
  return { stop: async () => void (await Promise.all(workers.map((worker) => worker.stop()))) }
}
