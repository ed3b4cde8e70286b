// The time zones that the machine knows, by their newest names, and the cities that people name instead: duty stations,
// capitals and cities of meetings that have no zone of their own. The zones are those of the IANA database, whose list
// of towns is https://data.iana.org/time-zones/tzdb/zone1970.tab

/** Zones that the machine still lists under their former names (CLDR keeps them); the database renamed them. */
const RENAMED: Readonly<Record<string, string>> = {
  "Africa/Asmera": "Africa/Asmara",
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "America/Godthab": "America/Nuuk",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Atlantic/Faeroe": "Atlantic/Faroe",
  "Europe/Kiev": "Europe/Kyiv",
  "Pacific/Enderbury": "Pacific/Kanton",
  "Pacific/Ponape": "Pacific/Pohnpei",
  "Pacific/Truk": "Pacific/Chuuk",
};

/** Words that mean one zone, or several, of which one has to be chosen. */
const CITIES: Readonly<Record<string, readonly string[]>> = {
  "Africa/Abidjan": ["Yamoussoukro"],
  "Africa/Dar_es_Salaam": ["Dodoma", "Arusha"],
  "Africa/Johannesburg": ["Pretoria", "Cape Town", "Durban"],
  "Africa/Lagos": ["Abuja"],
  "Africa/Casablanca": ["Rabat"],
  "Africa/Porto-Novo": ["Cotonou"],
  "America/Bogota": ["Bogotá", "Medellín"],
  "America/Chicago": ["Houston", "Dallas", "Central time"],
  "America/Denver": ["Mountain time"],
  "America/Guayaquil": ["Quito"],
  "America/La_Paz": ["Sucre"],
  "America/Los_Angeles": ["San Francisco", "Seattle", "San Diego", "Pacific time"],
  "America/New_York": ["NYC", "New York City", "Boston", "Philadelphia", "Atlanta", "Miami", "Eastern time"],
  "America/Sao_Paulo": ["São Paulo", "Brasília", "Rio de Janeiro"],
  "America/Toronto": ["Ottawa", "Montreal", "Montréal", "Quebec"],
  "Asia/Dhaka": ["Dacca"],
  "Asia/Ho_Chi_Minh": ["Hanoi", "Saigon", "Ho Chi Minh City"],
  "Asia/Jerusalem": ["Tel Aviv"],
  "Asia/Gaza": ["Gaza City"],
  "Asia/Hebron": ["Ramallah"],
  "Asia/Karachi": ["Islamabad", "Lahore"],
  "Asia/Kolkata": ["New Delhi", "Delhi", "Mumbai", "Bombay", "Bangalore", "Bengaluru", "Chennai"],
  "Asia/Kuwait": ["Kuwait City"],
  "Asia/Qatar": ["Doha"],
  "Asia/Almaty": ["Astana", "Nur-Sultan"],
  "Asia/Riyadh": ["Jeddah", "Jiddah"],
  "Asia/Shanghai": ["Beijing", "Peking"],
  "Asia/Dubai": ["Abu Dhabi"],
  "Asia/Tokyo": ["Kyoto", "Osaka", "Yokohama"],
  "Asia/Yangon": ["Nay Pyi Taw"],
  "Australia/Sydney": ["Canberra"],
  "Europe/Amsterdam": ["The Hague", "Den Haag", "Maastricht", "Rotterdam"],
  "Europe/Berlin": ["Bonn", "Hamburg", "Munich", "Nuremberg", "Nürnberg", "Frankfurt", "Wiesbaden", "Rostock"],
  "Europe/Dublin": ["Cork"],
  "Europe/Istanbul": ["Ankara"],
  "Europe/Kyiv": ["Odessa", "Odesa", "Lviv"],
  "Europe/London": ["Oxford", "Cambridge", "Edinburgh", "Newport"],
  "Europe/Luxembourg": ["Luxembourg City"],
  "Europe/Madrid": ["Barcelona", "Seville"],
  "Europe/Moscow": ["Saint Petersburg", "St Petersburg"],
  "Europe/Paris": ["Strasbourg", "Lyon", "Marseille"],
  "Europe/Rome": ["Turin", "Brindisi", "Florence", "Milan"],
  "Europe/Warsaw": ["Krakow", "Kraków"],
  "Europe/Zurich": ["Geneva", "Genève", "Genf", "Ginebra", "Bern", "Berne", "Basel", "Lausanne"],
  "Indian/Mauritius": ["Port Louis"],
  "Pacific/Auckland": ["Wellington"],
  "Pacific/Fiji": ["Suva"],
};

/** Names of several places. */
const SHARED: Readonly<Record<string, readonly string[]>> = {
  Birmingham: ["Europe/London", "America/Chicago"],
  Cordoba: ["America/Argentina/Cordoba", "Europe/Madrid"],
  Córdoba: ["America/Argentina/Cordoba", "Europe/Madrid"],
  Georgetown: ["America/Guyana", "America/New_York", "America/Cayman"],
  Hyderabad: ["Asia/Kolkata", "Asia/Karachi"],
  Kingston: ["America/Jamaica", "America/Toronto"],
  Melbourne: ["Australia/Melbourne", "America/New_York"],
  Portland: ["America/Los_Angeles", "America/New_York"],
  "San Jose": ["America/Costa_Rica", "America/Los_Angeles"],
  "San José": ["America/Costa_Rica", "America/Los_Angeles"],
  "San Juan": ["America/Puerto_Rico", "America/Argentina/San_Juan"],
  Santiago: ["America/Santiago", "America/Santo_Domingo", "Europe/Madrid"],
  Victoria: ["Indian/Mahe", "America/Vancouver", "Asia/Hong_Kong"],
  Washington: ["America/New_York", "America/Los_Angeles"],
};

const WASHINGTON = ["Washington DC", "Washington, D.C."];

/** Every zone by its newest name. */
export function listTimeZones(): readonly string[] {
  return ["UTC", ...Intl.supportedValuesOf("timeZone").map((zone) => RENAMED[zone] ?? zone)];
}

/** The words by which places are called, each with the zones that it may mean. */
export function listPlaces(): readonly (readonly [string, readonly string[]])[] {
  return [
    ...listTimeZones().map((zone) => [cityOf(zone), [zone]] as const),
    ...Object.entries(RENAMED).map(([former, zone]) => [cityOf(former), [zone]] as const),
    ...Object.entries(CITIES).flatMap(([zone, cities]) => cities.map((city) => [city, [zone]] as const)),
    ...WASHINGTON.map((city) => [city, ["America/New_York"]] as const),
    ["GMT", ["UTC"]],
    // What several places share stands last, and above the one that has the name in the database.
    ...Object.entries(SHARED),
  ];
}

/** The zones of a country, by its two letters (ISO 3166); empty where the machine knows none. */
export function zonesOfCountry(iso2: string): readonly string[] {
  return (new Intl.Locale(`und-${iso2}`).getTimeZones() ?? []).map((zone) => RENAMED[zone] ?? zone);
}

function cityOf(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}
