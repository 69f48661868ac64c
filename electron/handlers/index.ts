/** Every request's handler. A request without one does not compile. */
import type { Router } from '@orpc/server'
import type { serviceContract } from '../../shared/contract'
import { alertHandlers } from './alert'
import { type Context, contract } from './base'
import { bayHandlers } from './bay'
import { briefHandlers } from './brief'
import { checkHandlers } from './check'
import { documentHandlers } from './document'
import { featureHandlers } from './feature'
import { gradeHandlers } from './grade'
import { importHandlers } from './import'
import { letterHandlers } from './letter'
import { lifeHandlers } from './life'
import { petitionHandlers } from './petition'
import { sectionHandlers } from './section'
import { taskHandlers } from './task'
import { waterSourceHandlers } from './water-source'
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
