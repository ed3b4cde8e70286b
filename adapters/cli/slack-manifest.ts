// The manifest of the Slack app for what an installation has of its own: where Slack returns after installing, and
// whether Slack reaches the server or the server Slack.
import { z } from "zod";

/** As far as it says where Slack may return to. */
const Returning = z.looseObject({ oauth_config: z.looseObject({}) });

/** As far as it says where Slack reaches the server. https://docs.slack.dev/reference/app-manifest */
const Reached = z.looseObject({
  features: z.looseObject({ slash_commands: z.array(z.looseObject({ url: z.string().optional() })) }),
  settings: z.looseObject({
    event_subscriptions: z.looseObject({ request_url: z.string().optional() }),
    interactivity: z.looseObject({
      request_url: z.string().optional(),
      message_menu_options_url: z.string().optional(),
    }),
    socket_mode_enabled: z.boolean(),
  }),
});

/** Where Slack sends the browser of somebody who installs the app; it takes no other address than those named. */
export function withRedirect(text: string, address: string): string {
  const { oauth_config: oauth, ...manifest } = Returning.parse(JSON.parse(text));
  return write({ ...manifest, oauth_config: { redirect_urls: [address], ...oauth } });
}

/** In Socket Mode Slack is told no address to send anything to. */
export function withoutAddresses(text: string): string {
  const { features, settings, ...manifest } = Reached.parse(JSON.parse(text));
  const { event_subscriptions: events, interactivity } = settings;
  const { request_url: _events, ...subscriptions } = events;
  const { request_url: _presses, message_menu_options_url: _options, ...presses } = interactivity;
  return write({
    ...manifest,
    features: { ...features, slash_commands: features.slash_commands.map(({ url: _url, ...command }) => command) },
    settings: { ...settings, event_subscriptions: subscriptions, interactivity: presses, socket_mode_enabled: true },
  });
}

function write(manifest: object): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
