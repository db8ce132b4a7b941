// A process that opens each file that it is told of, as an archive and as a ledger, at the moment at which others do.
import { openLedger } from '../../dist/fetch/ledger.js';
import { openStore } from '../../dist/store/index.js';

process.on('message', async (file) => {
  try {
    const ledger = await openLedger(`${file}-ledger`);
    await ledger.take('h.example', 1_000);
    await ledger.close();
    const store = await openStore(file);
    await store.close();
    process.send('opened');
  } catch (error) {
    process.send(error.message);
  }
});
process.send('ready');
