/** Every request's handler. A request without one does not compile. */
import type { Router } from '@orpc/server'
import type { serviceContract } from '../../shared/contract'
import { alertHandlers } from './water/alert'
import { type Context, contract } from './base'
import { bayHandlers } from './water/bay'
import { briefHandlers } from './brief'
import { checkHandlers } from './check/check'
import { documentHandlers } from './tasks/document'
import { featureHandlers } from './feature'
import { gradeHandlers } from './water/grade'
import { importHandlers } from './import/import'
import { letterHandlers } from './tasks/letter'
import { lifeHandlers } from './tasks/life'
import { petitionHandlers } from './tasks/petition'
import { sectionHandlers } from './water/section'
import { taskHandlers } from './tasks/task'
import { waterSourceHandlers } from './water/water-source'
import { workspaceHandlers } from './workspace'

/** Typed by the contract: what the handlers infer together is longer than a declaration may be. */
export const serviceRouter: Router<typeof serviceContract, Context> = contract.router({
  workspace: workspaceHandlers,
  feature: featureHandlers,
  section: sectionHandlers,
  alert: alertHandlers,
  bay: bayHandlers,
  waterSource: waterSourceHandlers,
  task: taskHandlers,
  life: lifeHandlers,
  document: documentHandlers,
  letter: letterHandlers,
  petition: petitionHandlers,
  check: checkHandlers,
  brief: briefHandlers,
  grade: gradeHandlers,
  import: importHandlers,
})
