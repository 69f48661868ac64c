/** Every request, by process that answers it. */
import { alertContract } from './alert'
import { bayContract, waterSourceContract } from './bay'
import { briefContract } from './brief'
import { checkContract } from './check'
import { documentContract } from './document'
import { featureContract } from './feature'
import { gradeContract } from './grade'
import { importContract } from './import'
import { letterContract } from './letter'
import { lifeContract } from './life'
import { petitionContract } from './petition'
import { sectionContract } from './section'
import { systemContract } from './system'
import { taskContract } from './task'
import { workspaceContract } from './workspace'

const serviceRequests = {
  workspace: workspaceContract,
  feature: featureContract,
  section: sectionContract,
  alert: alertContract,
  bay: bayContract,
  waterSource: waterSourceContract,
  task: taskContract,
  life: lifeContract,
  document: documentContract,
  letter: letterContract,
  petition: petitionContract,
  check: checkContract,
  brief: briefContract,
  grade: gradeContract,
  import: importContract,
}

/** Named, so that declarations speak of it instead of repeating every request. */
export interface ServiceContract extends Readonly<ServiceRequests> {}
type ServiceRequests = typeof serviceRequests

/** Answered by the service (utility process), the command line and tests. */
export const serviceContract: ServiceContract = serviceRequests

/** Answered by the main process. */
export { systemContract }
