/** Every command of `dutu`, in the order of its help. */
import { checkCommand } from './check'
import { compareCommand } from './compare'
import type { DutuCommand } from './command'
import { exportCommand } from './export'
import { gradeCommand } from './grade'
import { infoCommand } from './info'
import { newCommand } from './new'
import { sectionsCommand } from './sections'
import { tasksCommand } from './tasks'
import { traceCommand } from './trace'
import { validateCommand } from './validate'

export const commands: readonly DutuCommand[] = [newCommand, infoCommand, checkCommand, gradeCommand, sectionsCommand, tasksCommand, traceCommand, compareCommand, exportCommand, validateCommand]
