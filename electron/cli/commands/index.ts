/** Every command of `dutu`, in the order of its help. */
import { checkCommand } from './check'
import { compareCommand } from './compare'
import type { DutuCommand } from './command'
import { exportCommand } from './export'
import { gradeCommand } from './grade'
import { importCommand } from './import'
import { infoCommand } from './info'
import { newCommand } from './new'
import { sectionsCommand } from './sections'
import { taskDocumentCommand } from './task-document'
import { taskLinkCommand } from './task-link'
import { taskStepCommand } from './task-step'
import { tasksCommand } from './tasks'
import { traceCommand } from './trace'
import { undoImportCommand } from './undo-import'
import { validateCommand } from './validate'

export const commands: readonly DutuCommand[] = [newCommand, infoCommand, importCommand, undoImportCommand, checkCommand, gradeCommand, sectionsCommand, tasksCommand, taskStepCommand, taskLinkCommand, taskDocumentCommand, traceCommand, compareCommand, exportCommand, validateCommand]
