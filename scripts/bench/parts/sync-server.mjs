// The news sites of news-sites.mjs as a process of their own; answers any message with the requests since the last one.
import { startSites } from './news-sites.mjs';

const { port, requests } = await startSites({ stories: 10, host: '0.0.0.0' });
process.send({ port });
process.on('message', () => {
  process.send(Object.fromEntries(requests));
  requests.clear();
});
process.on('disconnect', () => process.exit(0));
