/** Every request's handler. A request without one does not compile. */
import { contract } from './base'
import { checkHandlers } from './check'
import { featureHandlers } from './feature'
import { gradeHandlers } from './grade'
import { importHandlers } from './import'
import { sectionHandlers } from './section'
import { taskHandlers } from './task'
import { workspaceHandlers } from './workspace'

export const serviceRouter = contract.router({
  workspace: workspaceHandlers,
  feature: featureHandlers,
  section: sectionHandlers,
  task: taskHandlers,
  check: checkHandlers,
  grade: gradeHandlers,
  import: importHandlers,
})
