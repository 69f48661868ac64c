/** Status of the process: done, the user's problem, wrong usage, our bug. */
export const exitStatus = { done: 0, userProblem: 1, usage: 2, bug: 70 } as const
