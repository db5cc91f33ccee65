import { normalised } from "@rapporteur/core/base";

/** What a given name suggests of its bearer; a hint for reading pronouns, overruled by what the text says. */
export type Gender = "female" | "male";

function nameSet(names: string): readonly string[] {
  return names.trim().split(/\s+/);
}

const female = nameSet(`
Aisha Alexandra Alice Alina Alexandria Allison Agnes Agnieszka Alma Amal Ann Annika Astrid Bridget Amanda Amelia Amina Amy Ana Anastasia Angela Angelina Anita Anna Annalena Anne Annie Antonia Asma Barbara Beatrice Benazir Bonny Brigitte
Camille Carla Carmen Carol Caroline Catherine Cecilia Charlotte Chiara Christine Christina Claire Clara Claudia Condoleezza Constanze Dalia Dana Daria Deborah Diana Dilma Dora Dorothy
Edith Ekaterina Elena Elina Elisabeth Eliza Elizabeth Ella Ellen Emily Emma Erika Esther Eva Evelyn Fatima Federica Fiona Florence Frances Francesca Friederike Gabriela Galina Giorgia Gita Gloria Grace Greta
Hanna Hannah Heather Helen Helena Helene Helle Haley Hoda Hilda Hedda Hillary Hina Ingrid Irene Irina Isabel Isabella Iryna Jacinda Jane Janet Jennifer Jessica Jill Joan Joanna Judith Julia Julie Kamala Karen Karin Katarina Kate
Katherine Kathleen Katja Katrin Katherina Kristalina Kaja Larisa Laura Layla Leila Lena Lidia Linda Lindsey Lisa Liz Louise Lucia Lucy Ludmila Lyudmila Magdalena Maia Maya Madeleine Margaret Margarita Marta
Maria Marie Marine Marina Marta Martha Mary Megawati Meera Mette Michelle Miriam Monica Nadia Nana Nancy Natalia Natalie Natasha Nicole Nikki Nina Noor Nora Oksana Olena Olga Olha Olivia Patricia Paula Penelope
Penny Priya Rachel Raisa Rania Rebecca Renata Rita Rosa Roza Ruth Sabine Samantha Sandra Sanna Sara Sarah Sheikha Shirin Simone Sofia Sophie Stephanie Susan Susana Susanna Sigrid Signe Solveig Suzanne Svetlana Sviatlana Tamara Tanya Tatiana Teresa Theresa Tina
Ursula Valentina Valeria Vera Veronica Victoria Viktoria Violeta Wendy Xenia Yasmin Yelena Yekaterina Yulia Yuliya Yuriko Zainab Zeynep Zinaida Zuzana Zofia Zoe Yael Ylva Amira Salma Hala Hanan Mariam Maryam Nasrin Narges Shirley Soraya Ayesha
Akiko Haruka Keiko Makiko Noriko Sanae Seiko Tomoko Yoko Yukiko Emi Naomi Mei Xiaohong Lakshmi Indira Sonia Sushma Nirmala Aung Ngozi Chimamanda Ellenor Winnie Wangari Graca Nkosazana Naledi Ayo Folake
Brenda Carrie Cindy Courtney Denise Donna Eileen Gina Holly Jacqueline Kelly Kimberly Kristen Kristina Lauren Leslie Marianne Melissa Megan Mila Milena Mira Nora Norma Loretta Lorraine Lucinda Maja Malala Mona Pamela Rose Sally Sharon Sylvia Tracy Valerie Vivian Yvonne
`);

const male = nameSet(`
Aaron Abbas Abdel Abdul Abdullah Abdulaziz Abraham Adam Adrian Ahmad Ahmed Aidan Akbar Alan Albert Alberto Aleksandr Aleksander Alejandro Alexander Alexandre Alexei Alexey Alfred Ali Alberto Amin Amir Amos Anatol Anatoly Anders Arvind Ajit Amit Arun Ashok Deepak Manmohan Mohan Narayan Nitin Pranab Rajesh Rajnath Ramesh Sanjay Shashi Sunil Suresh Vijay Vikram Vinod Andre André Andreas Andrei
Andrew Andrey Andrii Andriy Andrzej Anthony Anton Antonio António Antony Anwar Arkady Armin Arnold Arthur Artem Arturo Asif Askar Aslan Ayman Barack Barham Bashar Ben Benjamin Benny Bernard Bernie Bill Bob Bogdan Boris Brad Brent Brian Bruce Bruno
Bujar Carl Carlos Charles Charlie Chester Chris Christian Christopher Chuck Claude Colin Conrad Cyril Dan Daniel Daniil David Dean Denis Dennis Denys Dick Diego Dieter Dimitri Dmitri Dmitriy Dmitry Dmytro Dominic Dominique Don Donald Doug Douglas
Ebrahim Eddie Edgar Edmund Eduard Eduardo Edward Edwin Ehud Elbridge Eli Elias Elliot Emil Emmanuel Emmerson Enrique Eric Erik Ernst Esmail Evan Evgeny Evo Farid Faisal Fareed Felipe Felix Ferdinand Fernando Fidel Filip Fouad Francis Francisco Franck
Francois François Frank Franz Fred Frederick Friedrich Fumio Fyodor Gabriel Gary Gavin Gennady Geoffrey Georg George Georgy Gerald Gerard Gerhard Gholam Gideon Giorgi Giovanni Giulio Giuseppe Glenn Gordon Graham Greg Gregory Grigory Guido Guillermo Gunther Gustavo Guy
Hakan Hamid Hans Harald Harold Harry Hasan Hassan Heiko Helmut Henri Henrik Henry Håkan Herbert Hideki Hideo Hiroshi Hosni Howard Hubert Hugh Hugo Husain Hussein Ian Ibrahim Igor Ihor Ilham Ilya Imran Ismail Ivan Ivo Jack Jacob Jacques Jaap Jair James Jamal Jan Janez Janos János
Jared Jason Javier Jawad Jay Jean Jeff Jeffrey Jens Jeremy Jerome Jerry Jesus Jim Jimmy Joachim Joe Joel Johan Johann Johannes John Johnny Jon Jonas Jonathan Jorge Jose José Josep Josef Joseph Josh Joshua João Juan Julian Julien Julius Juri Jürgen Justin Kai Kamal Karim Karl Kassym Kay
Keir Keith Ken Kenneth Kevin Khaled Khalid Khalil Kirill Klaus Kofi Konstantin Kostiantyn Kurt Kwame Kyrylo Kyriakos Lars Larry Lasse Leif Laurent Lawrence Lee Leo Leon Leonid Leopold Lev Lewis Lloyd Lorenzo Louis Luca Lucas Luigi Luis Luiz Lukas Luke Mahathir Mahmoud Mahmud Maksim Malcolm Manuel Marc Marcel
Marcelo Marco Marcos Marcus Mario Mark Markus Marshall Martin Marty Massoud Mateo Mateusz Matt Matteo Matthew Matthias Maurice Max Maxim Mehdi Mehmet Michael Michel Miguel Mikael Mikhail Mike Mikheil Miklos Milan Milos Mitch Mitt Mohamed Mohamad Mohammad Mohammed Mohammad Moussa Muhammad Mustafa Mehmed Murat Burak Emre Selim Kemal Orhan Muammar Mykhailo Mykola
Naftali Nabil Narendra Nasser Nathan Nathaniel Ned Neil Nelson Nicholas Nick Nicolas Nicolás Nigel Nikita Niall Nikol Nikolai Nikolay Nikos Nils Nizar Noah Norbert Norman Nouri Nursultan Olaf Oleg Oleh Oleksandr Oleksii Oleksiy Oliver Omar Omer Oscar Osman Otto Pablo Pascal Pat Patrick Patrushev Paul Paulo Pavel Pavlo Pawel Pedro
Peter Petr Petro Petteri Phil Philip Philippe Pierre Pieter Piotr Prabowo Qasem Qassem Radek Radosław Pete Per Pär Petter Rasmus Ragnar Rafael Rafael Rahm Rahul Rajiv Ramzan Ramon Ranil Raúl Raul Ravi Ray Raymond Recep Reinhard Reza Ricardo Rashid Ruben Richard Rob Robert Roberto Robin Rodrigo Roger Roland Rolf Roman Ron Ronald Ross Roy Rudolf Rupert Ruslan Russell
Sadiq Saddam Saeed Said Salah Salman Salvador Sam Samir Samuel Sandor Santiago Saud Scott Sean Sebastian Sebastien Serge Sergei Sergey Sergio Serhii Serhiy Sergiy Seth Shaun Shavkat Shinzo Shigeru Sidney Sigmar Silvio Simon Stanislav Stefan Stepan Stephan Stephen Steve Steven Stuart Subrahmanyam Sultan Suleiman
Taras Tariq Tayyip Ted Terry Thaksin Thabo Theo Theodore Thomas Tim Timothy Tobias Todd Tom Tomas Tomasz Tommy Tony Toshimitsu Tristan Uhuru Umar Urho Uwe Vaclav Vadim Valdis Valentin Valerii Valeriy Valery Vasyl Viktor Vincent Victor Vitali Vitaly Vitalii Vladimir Vladislav Volodymyr Vyacheslav Waleed Walid Walter Warren
Wayne Werner Wesley Wilhelm Willem William Winston Wolfgang Xavier Yahya Yair Yasser Yasir Yehuda Yevgeny Yitzhak Yoav Yoshihide Yoshimasa Yuri Yurii Yuriy Yusuf Yves Zalmay Zbigniew Zeid Zoran Zviad Askold Emomali Gurbanguly Serdar Sadyr Almazbek Heydar Hikmet Hovhannes Robertas Gitanas Gintautas Edgars Krisjanis Alar Jüri
Hiroshi Kenji Kenta Kazuo Koichi Makoto Masahiro Masato Naoki Ryo Satoshi Shigeo Shinji Shintaro Takashi Takeshi Taro Toru Toshio Yasuhiro Yoichi Yutaka Jinping Keqiang Qiang Jintao Zemin Xiaoping Enlai Zedong Yi Wenbin Lijian Jiechi Hongwei Guangcheng Jong Jae Chung Geun
Olusegun Goodluck Muhammadu Bola Paul Felix Joao Emeka Chidi Tunde Kwesi Kojo Jomo Raila Yoweri Salva Riek Isaias Abiy Hailemariam Hage Lazarus Hakainde Macky Alassane Laurent Faure Idriss Mahamat Assimi Ousmane Thierno
Brett Bradley Cameron Chad Clifford Curtis Derek Duncan Dylan Eugene Floyd Gilbert Harvey Herman Ira Irving Jake Jesse Kyle Lance Leonard Lionel Marvin Maurice Melvin Milton Morris Ralph Randall Reginald Roderick Rodney Sheldon Spencer Stanley Travis Trevor Vernon Wallace Wilbur Zachary
`);

/** Given names that are also names of states, cities or provinces: before a surname they are the given name. */
export const givenNamesAndPlaces: ReadonlySet<string> = new Set(
  nameSet(
    `Jordan Chad Milan Georgia Israel Kenya India Paris London Sydney Florence Vienna Austin Dallas Victoria Lincoln Sofia Carolina Virginia Brooklyn Santiago Cairo Lourdes Kingston Savannah Alexandria Valencia Verona Siena Phoenix Houston Trent Camden Chelsea Asia Adelaide Madison Salvador Trinidad Dakota`,
  ),
);

/** Gender that a given name suggests, by the name without its accents. */
export const givenNames: ReadonlyMap<string, Gender> = buildGivenNames();

function buildGivenNames(): ReadonlyMap<string, Gender> {
  const plain = (name: string) => normalised(name, "NFD").replace(/\p{M}|\u00ad/gu, "");
  const genders = new Map<string, Gender>();
  for (const name of male) genders.set(plain(name), "male");
  for (const name of female) genders.set(plain(name), "female");
  return genders;
}

/**
 * Surnames that the genre uses without a given name. They tell that a word names a person, and nothing else:
 * offices and states come from the text.
 */
export const familiarSurnames: ReadonlySet<string> = new Set(
  nameSet(`
Xi Putin Zelenskyy Zelensky Zelenskiy Biden Trump Obama Macron Scholz Merz Merkel Starmer Sunak Modi Kishida Ishiba Takaichi Erdogan Netanyahu Gantz Khamenei Khomeini Raisi Pezeshkian Rouhani Assad Sisi Lukashenko Orban Meloni Tusk Stoltenberg Rutte
Guterres Lavrov Shoigu Medvedev Peskov Prigozhin Gerasimov Blinken Rubio Hegseth Yellen Bessent Albanese Trudeau Carney Lula Bolsonaro Milei Maduro Petro Duterte Marcos Yoon Jokowi Prabowo Navalny Yeltsin Gorbachev Stalin Lenin Mao Deng Reagan Nixon Kissinger Thatcher Blair
Brezhnev Khrushchev Zaluzhnyi Syrskyi Kuleba Sybiha Yermak Borrell Kallas Michel Draghi Baerbock Pistorius Habeck Tokayev Mirziyoyev Aliyev Pashinyan Sandu Vucic Zourabichvili Kadyrov Soleimani Nasrallah Sinwar Haniyeh Abbas Arafat Nehru Jaishankar Tsai Lai Sharif Qaddafi Gaddafi Mubarak Ghani
`),
);
