// One request for a token, whoever needs it. The library asks Entra once for each message that finds no token in its
// cache: thirty messages at the first start, or each time the hour is over, are thirty requests.
import {
  MicrosoftAppCredentials,
  type ServiceClientCredentials,
  ServiceClientCredentialsFactory,
} from "botframework-connector";

/** Credentials of a single-tenant bot: since August 2025 no other kind with a password can be registered. */
export class SharedCredentials extends ServiceClientCredentialsFactory {
  readonly #appId: string;
  readonly #credentials: MicrosoftAppCredentials;

  constructor(appId: string, appPassword: string, tenantId: string) {
    super();
    this.#appId = appId;
    this.#credentials = new SharedTokenCredentials(appId, appPassword, tenantId);
  }

  override async isValidAppId(appId: string): Promise<boolean> {
    return appId === this.#appId;
  }

  /** Never: without an app id these credentials are not made. */
  override async isAuthenticationDisabled(): Promise<boolean> {
    return false;
  }

  override async createCredentials(): Promise<ServiceClientCredentials> {
    return this.#credentials;
  }
}

export class SharedTokenCredentials extends MicrosoftAppCredentials {
  #pending: Promise<string> | null = null;

  override getToken(forceRefresh = false): Promise<string> {
    this.#pending ??= this.#askForToken(forceRefresh).finally(() => {
      this.#pending = null;
    });
    return this.#pending;
  }

  async #askForToken(forceRefresh: boolean): Promise<string> {
    try {
      return await super.getToken(forceRefresh);
    } catch (error) {
      throw new TokenUnavailable("Entra gave no token for the connector", { cause: error });
    }
  }
}

/** Entra did not answer, or does not know this app or its password. */
export class TokenUnavailable extends Error {
  override readonly name = "TokenUnavailable";
}

/** For the loopback without tokens: requests go as they are. */
export class NoCredentials extends ServiceClientCredentialsFactory {
  override async isValidAppId(): Promise<boolean> {
    return true;
  }

  override async isAuthenticationDisabled(): Promise<boolean> {
    return true;
  }

  override async createCredentials(): Promise<ServiceClientCredentials> {
    return { signRequest: async (request) => request };
  }
}
