// Front door of the queue: coarse work for many processes, on pg-boss. It knows nothing of hosts and pages: whoever takes a slice asks
// the archive's frontier for them.
export { openQueue } from './queue.js';
export type {
  DeadJob,
  Job,
  JobKind,
  Queue,
  QueueDatabase,
  QueueOptions,
  QueueState,
  SendOptions,
} from './queue-types.js';
