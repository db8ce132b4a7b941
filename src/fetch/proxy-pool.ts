import { type Dispatcher, Pool } from 'undici';

/**
 * Connections to a proxy for tunnels (`clientFactory` of a ProxyAgent). undici makes a lost connection at once anew, as long as a request
 * waits: a proxy that hangs up on CONNECT would be asked a thousand times a second. So it hears that the connection was refused.
 */
export class ProxyPool extends Pool {
  override async connect(options: Parameters<Pool['connect']>[0]): Promise<Dispatcher.ConnectData> {
    try {
      return await super.connect(options);
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'UND_ERR_SOCKET') throw cause;
      throw Object.assign(new Error('the proxy hung up', { cause }), { code: 'ECONNRESET' });
    }
  }
}
