import type { Half } from "./content.ts";
import type { LineRole } from "./part.ts";

/** Lines that sites put around a text, beside those of the corpus; no line of one half stands in the other. */
export const noiseLines: Readonly<Record<Half, Partial<Record<LineRole, readonly string[]>>>> = {
  train: {
    navigation: split(
      "Home|About|Regions|Topics|Experts|Events|Podcasts|Log in|Menu|Search|Subscribe|Skip to content|Home > Analysis > Europe|Programs|Publications|Donate|EN | FR | ES|Research|Our people|Issues|Skip to main content|About us|Login|Sign out|My profile|Toggle navigation|Africa|Middle East|Asia-Pacific|Americas|Defense|Economy|Climate|Technology|Books|Letters|Archive|Shop|Main menu|Back to top|Close menu|Search this site|Previous article|Next article|Home » Commentary » Trade|All regions|Magazine|Support us|Jobs|Press|Media centre|Who we are|What we do|Programmes & projects|Blogs|Editorial|More|Next|← Previous|View all|Sections|Most popular|For members|Advertise|Toggle search|Change language|English|Français|Breadcrumb|You are here: Home / Opinion|Europe | Africa | Asia | Americas|Experts A–Z|Newsroom",
    ),
    share: split(
      "Share|Tweet|Facebook Twitter LinkedIn Email|Share this article|Print|Copy link|Save for later|Share on X|Listen (7 min)|7 min read|Email this page|Share on Facebook|Share via email|Share on LinkedIn|Like this:|Like|Loading...|Listen to this article|Send to a friend|Print this page|Email|Twitter|Facebook|LinkedIn|Telegram|Share with your network|0 shares|124 Shares|Reading time: 6 minutes|Audio: 12:40|Cite this article|Link copied|More sharing options|Text size A A A|Follow @meridian|Follow us on Facebook|Comment on this story|Save|Add to reading list|Republish this article|Click to print|Read in app|Export citation",
    ),
    newsletter: split(
      "Sign up for our weekly newsletter|Get the best of our analysis in your inbox|Enter your email|Subscribe to the Morning Memo and never miss a story.|Thank you for subscribing!|Receive our latest research every Monday.|Subscribe to our newsletter|Sign up|Please enter a valid email address|Never miss an update|A daily digest of what matters, straight to your inbox.|By signing up you agree to our privacy policy.|Get our emails|Subscribe now|Email address|First name|Select a list|Already a subscriber? Sign in|Keep up with the region: subscribe to our fortnightly briefing.|Start your day with our editors.|Get alerts when we publish|The World This Week, delivered every Sunday|Free newsletter",
    ),
    cookies: split(
      "We use cookies to improve your experience. Accept all|This website uses cookies. Manage preferences|Cookie settings|Accept all cookies|By continuing to use this site you agree to our use of cookies.|Accept|Decline|Necessary cookies only|Learn more about how we use your data|This site uses cookies to analyse traffic and to personalise content.|Manage consent|I understand|Privacy preferences|Consent to all|Your choices about data",
    ),
    form: split(
      "Leave a reply|Add a Comment|Your email address will not be published. Required fields are marked *|Name *|Email *|Post comment|Comment *|Save my name, email, and website in this browser for the next time I comment.|Leave a comment|You must be logged in to post a comment.|Your name|Your comment|Send|Sign in to comment|Cancel|Notify me of follow-up comments|Type your comment here|Post a comment|This site uses Akismet to reduce spam.|Enter the code|Submit comment|Characters remaining: 1500",
    ),
    tags: split(
      "Tags: No tags|Tags: Europe, Security|Filed under: Analysis|Topics: Trade, Sanctions, Diplomacy|Tags: energy, gas, transit|Posted in Commentary|Topic: Conflict|Related topics: Elections, Africa|Region: Eastern Europe|#diplomacy #summit|Issues: Arms control|Programme: Global Economy|Tagged with: China, trade war|Category: World",
    ),
    related: split(
      "Related articles|You may also like|Read more: The pipeline nobody wants|More from this author|What the next summit will not settle|Five charts on the grain trade|The long shadow of the border war|Most read|Related reading|Explore further|See also|More stories|Latest|Trending now|READ MORE: Why the strait matters|Who gains from a weak lira|A short history of the customs union|Inside the committee that sets the price|What to watch this week|Further reading|Popular posts|The minister who counted ships|Related content|Explainer: how the tribunal works|Watch: the ambassador’s last speech|Previous: The harbour tax|Next: The price of salt|Recent posts|More in Politics|Also by this author|Related publications",
    ),
    advertisement: split(
      "Advertisement|Sponsored content|Support independent analysis. Donate today.|Become a member from €5 a month|Advertising|Sponsored|Story continues below|Article continues after advertisement|Scroll to continue|Remove ads|Our work depends on readers like you. Give now.|Subscribe for unlimited access|Try one month for $1|You have read 3 of 5 free articles|Promoted|In partnership with Meridian Bank|Already a member? Log in|This story is for subscribers",
    ),
    legal: split(
      "© 2031 Meridian Media. All rights reserved.|Privacy policy | Terms of use|The views expressed are the authors’ own.|Terms and conditions|Disclaimer|Copyright © 2027|All content is published under a Creative Commons licence.|Terms of service|Cookie policy|Accessibility statement|Registered charity no. 208223|Powered by WordPress|Site by Fernhill|The institute takes no positions on matters of policy.|Views expressed here are those of the contributors and not of the council.|ISSN 2042-1176|Legal notice|Do not sell my information|This article was first published by the council.|Contact | Legal | Privacy",
    ),
    comment: split(
      "3 comments|Great piece, thank you.|Anonymous says: I disagree with all of this.|Oldest first|Reply to this comment|Posted by readerone at 9:14|Thanks for this, very useful|5 thoughts on this post|View all comments|Log in to reply|Rubbish, as usual.|Like 12|Comments are closed.|Show more replies|guest1984, 2 days ago|Sort by: newest",
    ),
    page: split("Page 1 of 3|2|- 4 -|12|Page 7|iii|1 / 4|Page 3/9|5 of 12|– 21 –"),
  },
  test: {
    navigation: split(
      "News|Opinion|World|Business|Newsletters|My account|Contact us|Open menu|Latest|Video|Sign in|Register|Jump to navigation|Front page / World / Asia|Explainers|Staff|Careers|Close|Start page|Fellows|Country files|Trade & finance|Hide menu|Site map|Our network|Today’s paper",
    ),
    share: split(
      "Share this:|Click to share on Facebook|WhatsApp|Post|Reddit|Bookmark|Gift this article|Download PDF|Estimated reading time: 9 minutes|Follow us on Mastodon|Expand Messages|Copy URL|Hear this story|Tweet this|37 shares|Share this page with a colleague|Print version",
    ),
    newsletter: split(
      "Stay informed: join 20,000 readers of The Dispatch|Want more? Our editors send five stories each Friday.|Your email address|You can unsubscribe at any time.|Join our mailing list|Sign up for the Baltic Bulletin|Our best pieces in your mailbox each morning|Subscribe to receive new posts",
    ),
    cookies: split(
      "Your privacy matters to us. Choose which cookies you allow.|OK, I agree|We and our partners store information on your device.|Reject non-essential cookies|We use cookies and similar technologies. Read our cookie notice.|Allow all",
    ),
    form: split(
      "Write a comment|Join the discussion|Log in to comment|Required fields are marked|Website|Submit|Notify me of new posts by email.|Cancel reply|Your email will not be shown publicly.|What do you think?|Leave your comment",
    ),
    tags: split(
      "Tagged: diplomacy|Keywords: energy; ceasefire|Categories: World, Opinion|No tags|Tags: none|Topics Elections, Courts|Filed in Security",
    ),
    related: split(
      "Also in this series|See also: Who pays for the corridor?|Recommended for you|A mayor at war with his harbour|How the ministry lost its archive|Up next|Editor’s picks|More from World|Read next: A bank without a country|You might be interested in|The general who would not sign",
    ),
    advertisement: split(
      "ADVERTISEMENT|Continue reading below|Partner content|Help us keep our journalism free: give now|Ad|Subscribe for €1|Support our work with a gift",
    ),
    legal: split(
      "Copyright 2033, The Larch Review|All rights reserved. Reproduction without permission is prohibited.|Imprint · Accessibility · Data protection|This publication does not take institutional positions.|Terms of use | Cookies | Privacy|© Larch Foundation 2029",
    ),
    comment: split(
      "Comments (12)|Reply|Well argued but wrong, in my view.|Report this comment|2 responses|Thank you for this clear account.|Show all 14 comments",
    ),
    page: split("Page 2|17|p. 3/8|- 9 -|Page 4 of 6"),
  },
};

function split(lines: string): string[] {
  return lines.split(/(?<! )\|(?! )/);
}
