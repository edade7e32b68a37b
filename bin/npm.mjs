import { capture } from './run-child.mjs'
import { Problem, root } from './steps.mjs'

/** Runs npm: the one that started us, else the machine's. */
export function npm(...args) {
  const script = process.env.npm_execpath
  if (script?.endsWith('.js')) return capture(process.execPath, [script, ...args], { cwd: root })
  return capture('npm', args, { cwd: root })
}

const unreachable =
  /ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|UND_ERR/

export function registryProblem(output, what) {
  const reason = unreachable.exec(output)
  if (reason) {
    return new Problem(
      `${what}: the npm registry cannot be reached (${reason[0]}). Check the network, or the address that ` +
        '`npm config get registry` shows, and run the command again.',
    )
  }
  return new Problem(`${what}. npm said:\n${output.trim().split('\n').slice(-15).join('\n')}`)
}
