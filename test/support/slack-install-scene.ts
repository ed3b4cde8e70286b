// The scene of the tests of installing: a local Slack of several workspaces, one database, and one process of the program,
// with nothing installed at the start of each test.
import { afterAll, beforeAll, beforeEach } from "vitest";
import type { Database } from "../../adapters/database/open-database.ts";
import type { Seen } from "./slack-browser.ts";
import { Installing, openTestDatabase } from "./slack-installing.ts";
import { LocalWorkspaces } from "./slack-workspaces.ts";

export const UNINSTALLED = { type: "app_uninstalled" };

export class InstallScene {
  #database: Database | null = null;
  #local: LocalWorkspaces | null = null;
  #here: Installing | null = null;

  /** To be called once in a test file; registers what has to be done around its tests. */
  static use(): InstallScene {
    const scene = new InstallScene();
    beforeAll(() => scene.#open());
    afterAll(() => scene.#close());
    beforeEach(async () => {
      await scene.#forget();
      scene.#here = await Installing.start(scene.local, scene.database);
      return () => scene.here.close();
    });
    return scene;
  }

  get database(): Database {
    return found(this.#database);
  }

  get local(): LocalWorkspaces {
    return found(this.#local);
  }

  get here(): Installing {
    return found(this.#here);
  }

  /** The whole way, with the yes of this workspace on Slack's page. */
  install(team: string, link?: string): Promise<Seen> {
    return this.here.install((url) => this.local.consent(url, team), link);
  }

  async installed(): Promise<readonly string[]> {
    const all = await this.database.slackInstallations.listAll();
    return all.filter(({ removedAt }) => removedAt === null).map(({ id }) => id);
  }

  async #open(): Promise<void> {
    this.#database = await openTestDatabase();
    this.#local = await LocalWorkspaces.start([
      { team: "T1", name: "Coordination & <friends>", users: ["UANA", "UBEN"] },
      { team: "T2", name: "Statistics", users: ["UCHIDI"] },
      { team: "T3", name: "Rotating", users: [], rotates: true },
      { team: "T11", name: "Field", enterprise: "E1", users: ["UDARA"] },
      { team: "T12", name: "Headquarters", enterprise: "E1", users: ["UDARA"] },
      { team: "E2", name: "Organization", enterprise: "E2", orgWide: true, users: ["UEVA"] },
    ]);
  }

  async #forget(): Promise<void> {
    const later = this.#here?.now.add({ hours: 24 });
    if (later) for (const id of await this.installed()) await this.database.slackInstallations.remove(id, later, later);
    this.local.calls.length = 0;
  }

  async #close(): Promise<void> {
    await this.local.close();
    await this.database.store.close();
  }
}

function found<T>(value: T | null): T {
  if (value === null) throw new Error("the scene is not open");
  return value;
}
