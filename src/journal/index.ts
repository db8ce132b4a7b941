// Front door of the journal: a file that keeps what each source of one long run gave, so that a run that was killed goes on where
// it was. The next run takes what is there from the journal and reads the rest, so its output is that of an unbroken run, whatever
// its form and place: nothing that was written has to be cut back. It knows no order, fetches nothing and writes no output.
export { type Journal, openJournal, type OpenJournal, type Unit, type UnitState } from './journal.js';
