import { listCell } from "./state-columns.ts";

export interface GroupRecord {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly adjectives: readonly string[];
}

/** Groups of states and peoples that act or are acted on without an organization: `name | other names | adjectives`. */
export const groups: readonly GroupRecord[] = `
the West | Western world; western world; collective West | Western; western
Global South | global South; global south | -
Global North | global North | -
Europe | - | European
Arab world | Arab states; Arab countries; Arab nations | Arab
Muslim world | Islamic world | -
Gulf states | Gulf States; Gulf countries; Gulf monarchies; Gulf Arab states | -
developing world | Third World; developing countries | -
Kurds | - | Kurdish; Kurd
Uyghurs | Uighurs | Uyghur; Uighur
Rohingya | - | -
Crimean Tatars | - | -
P5 | permanent five; P5+1 | -
E3 | - | -
Axis of Resistance | - | -
Soviet Union | USSR; U.S.S.R. | Soviet
Yugoslavia | - | Yugoslav
`
  .trim()
  .split("\n")
  .map((line) => {
    const [name = "", aliases = "", adjectives = ""] = line.split("|").map((cell) => cell.trim());
    return { name, aliases: listCell(aliases), adjectives: listCell(adjectives) };
  });

/**
 * Names that hold a place or state name without meaning it: treaties, meetings, prizes, theories.
 * They are swallowed whole, so that "the Paris Agreement" is no act of France.
 */
export const namesWithoutActor: readonly string[] = `
Paris Agreement; Paris Accord; Paris Accords; Paris Climate Agreement; Paris climate accord; Paris climate agreement; Paris Club; Treaty of Paris;
Kyoto Protocol; Minsk agreements; Minsk Agreements; Minsk accords; Minsk II; Minsk Protocol; Abraham Accords; Oslo Accords; Oslo process; Dayton Accords; Dayton Agreement;
Geneva Convention; Geneva Conventions; Geneva Protocol; Vienna Convention; Budapest Memorandum; Helsinki Final Act; Helsinki Accords; Rome Statute; Treaty of Rome;
Lisbon Treaty; Treaty of Lisbon; Maastricht Treaty; Washington Consensus; Washington Treaty; Beijing Consensus; Bretton Woods; Nord Stream; Nord Stream 2; Nord Stream 1;
TurkStream; Power of Siberia; Marshall Plan; Munich Security Conference; Munich Agreement; Munich Conference; Shangri-La Dialogue; Singapore Summit; Singapore summit; Versailles Treaty;
Treaty of Versailles; Peace of Westphalia; Cuban Missile Crisis; Cuban missile crisis; Vietnam War; Korean War; Gulf War; Iraq War; Iran-Iraq War; Falklands War; Taiwan Relations Act; Crimean War;
Prague Spring; Stockholm syndrome; Copenhagen criteria; Tokyo Olympics; Beijing Olympics; Sochi Olympics; Schengen Agreement; Camp David Accords; Black Sea Fleet; Black Sea Grain Initiative;
Black Sea grain deal; Black Sea grain initiative; China Sea; American Dream; Monroe Doctrine; Truman Doctrine; China Shock; Indian Wars; Montreux Convention; Istanbul Convention; Good Friday Agreement;
Plaza Accord; Jakarta Post; Moscow Times; Kyiv Independent; Kyiv Post; Jerusalem Post; Times of Israel; Taipei Times; Japan Times; China Daily; Russian roulette; Dutch disease; Chinese New Year; Chinese wall; Turkish bath;
French fries; Swiss cheese; Brussels effect; Finlandization; Nobel Peace Prize; Ottawa Treaty; Doha Round; Doha Agreement; Astana process; Astana Process; Normandy Format; Normandy format; European Championship; World Cup;
Washington Monument; Lincoln Memorial; Lebanon Valley; Panama Papers; Pandora Papers; Peking duck; Bay of Pigs; Cold War; World War; World War I; World War II; First World War; Second World War; Afghan War; Oslo Accord
`
  .split(";")
  .map((name) => name.trim());
