/**
 * The service: a utility process that holds the workspace. It is started at once, and again when it dies.
 *
 * What was committed is in the file; the window gets new ports, marked `restarted`, and opens its workspace again.
 */
import { type MessagePortMain, utilityProcess, type UtilityProcess } from 'electron'

/** More deaths than this within a minute, and it is not started again. */
const DEATHS_TOLERATED = 3
const DEATH_WINDOW_MILLISECONDS = 60_000

export type ServiceProcess = {
  /** Hand the service's ends of the service and tile channels over. */
  connect(servicePort: MessagePortMain, tilePort: MessagePortMain): void
  /** Let it close its workspace, then end it. */
  stop(): Promise<void>
  /** Process id, for tests that kill it; undefined while it is down. */
  readonly processId: number | undefined
}

/**
 * @param script the bundled service
 * @param serviceArguments its arguments
 * @param onRestart called after a new process has replaced a dead one
 * @param onGiveUp called when it died too often
 */
export function startServiceProcess(
  script: string,
  serviceArguments: readonly string[],
  onRestart: () => void,
  onGiveUp: () => void,
): ServiceProcess {
  const deaths: number[] = []
  let stopping = false
  let current = fork()

  function fork(): UtilityProcess {
    const child = utilityProcess.fork(script, [...serviceArguments], { serviceName: 'Dutu service', stdio: 'inherit' })
    child.on('exit', () => {
      if (stopping || child !== current) return
      const now = Date.now()
      deaths.push(now)
      if (deaths.filter((time) => now - time < DEATH_WINDOW_MILLISECONDS).length > DEATHS_TOLERATED) {
        onGiveUp()
        return
      }
      current = fork()
      onRestart()
    })
    return child
  }

  return {
    connect(servicePort, tilePort) {
      current.postMessage({ type: 'connect' }, [servicePort, tilePort])
    },
    async stop() {
      stopping = true
      const child = current
      if (child.pid === undefined) return
      const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
      child.postMessage({ type: 'stop' })
      const patience = setTimeout(() => child.kill(), 10_000)
      await gone
      clearTimeout(patience)
    },
    get processId() {
      return current.pid
    },
  }
}
