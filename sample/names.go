package sample

import "strings"

// The company and everybody in it are made up.
const (
	companyName   = "Tarnholm"
	companyDomain = "tarnholm.example" // .example belongs to nobody (RFC 2606)
)

var orgNames = []string{
	"Platform", "Reliability", "Data Services", "Edge", "Security", "Developer Experience",
	"Payments", "Core Systems", "Infrastructure", "Field Engineering", "Applied Research", "Operations",
}

var teamNames = []string{
	"Storage", "Compute", "Networking", "Observability", "Incident Response", "Capacity", "Databases",
	"Streaming", "Search", "Delivery", "Caching", "Identity", "Messaging", "Release", "Build", "Kernel",
	"Provisioning", "Scheduling", "Telemetry", "Recovery",
}

var locations = []string{"Lisbon", "Gdańsk", "Nairobi", "Osaka", "Toronto", "São Paulo", "Pune", "Cork"}

// A region is where some of the people come from. The first half of its first
// names are women's, the other half men's. The counts of both lists multiply to
// a number prime to 61, which people.go relies on.
type region struct {
	familyFirst bool // the family name leads, without a comma
	first, last []word
}

// A word is a part of a name and, where it has no Latin letters, its romanisation.
type word struct{ name, roman string }

// ascii gives the word as an e-mail address has it.
func (w word) ascii() string {
	text := w.name
	if w.roman != "" {
		text = w.roman
	}
	return plain.Replace(strings.ToLower(text))
}

// plain takes the marks off the letters that the lists below use.
var plain = strings.NewReplacer(
	"á", "a", "à", "a", "â", "a", "ã", "a", "ä", "a", "å", "a", "ă", "a", "ầ", "a", "ạ", "a", "ặ", "a", "ą", "a",
	"ç", "c", "ć", "c", "č", "c", "đ", "d", "ð", "d", "ď", "d",
	"é", "e", "è", "e", "ê", "e", "ë", "e", "ę", "e", "ě", "e", "ế", "e", "ễ", "e", "ẹ", "e", "ğ", "g",
	"ì", "i", "í", "i", "î", "i", "ï", "i", "ı", "i", "ị", "i", "ł", "l", "ń", "n", "ñ", "n", "ň", "n",
	"ơ", "o", "ó", "o", "ô", "o", "õ", "o", "ö", "o", "ø", "o", "ồ", "o", "ọ", "o", "ò", "o", "ř", "r",
	"ś", "s", "š", "s", "ş", "s", "ṣ", "s", "ș", "s", "ť", "t", "ț", "t", "þ", "th",
	"ù", "u", "ứ", "u", "ú", "u", "û", "u", "ü", "u", "ů", "u", "ũ", "u", "ư", "u", "ý", "y", "ź", "z", "ż", "z", "ž", "z",
	"'", "", "’", "", " ", "", "-", "",
)

// words makes words of a list parted by commas, each with a romanisation after a
// slash where it needs one.
func words(list string) []word {
	var all []word
	for entry := range strings.SplitSeq(list, ", ") {
		name, roman, _ := strings.Cut(entry, "/")
		all = append(all, word{name, roman})
	}
	return all
}

var regions = []region{
	{first: words("Inês, Beatriz, Conceição, Luísa, Mafalda, Teresa, Joana, Filipa, João, Gonçalo, Tomás, Duarte, Afonso, Rui, Vasco, Simão"),
		last: words("Falcão, Esteves, Magalhães, Brandão, Teixeira, Antunes, Queirós, Valadares, Sá Nogueira, Loureiro, Mourão, Peixoto")},
	{first: words("Agnieszka, Małgorzata, Bożena, Kinga, Zuzanna, Halina, Jagoda, Wiesława, Łukasz, Paweł, Grzegorz, Bartłomiej, Stanisław, Tadeusz, Michał, Wojciech"),
		last: words("Wiśniewska-Dąb, Kowalczyk, Zieliński, Wójcik, Pawłowski, Żurek, Gajda, Śliwa, Borowiec, Mazurek, Krajewski, Sikora")},
	{first: words("Ayşe, Elif, Zeynep, Şebnem, Gülşah, Defne, Nilüfer, Yasemin, Emre, Çağlar, Oğuz, Tarık, Barış, Kerem, Yiğit, Selim"),
		last: words("Yıldız, Çelik, Öztürk, Aydın, Şahin, Koçak, Güneş, Erdoğdu, Balcı, Tekin, Akyüz, Sönmez")},
	{first: words("Åsa, Ingrid, Sølvi, Þóra, Maren, Kaisa, Astrid, Hedda, Jörgen, Bjørn, Håkon, Mikkel, Eirik, Søren, Päivö, Torsten"),
		last: words("Lindqvist, Østby, Håkansson, Bergström, Nygård, Sørlie, Virtanen, Ekelund, Mäkelä, Thorvald, Åkerman, Dahlgren")},
	{first: words("Niamh, Siobhán, Aoife, Gráinne, Orla, Ciara, Maeve, Róisín, Cormac, Declan, Eoghan, Fionn, Pádraig, Ronan, Séamus, Lorcan"),
		last: words("O'Malley, Ní Dhomhnaill, Byrne, O'Driscoll, Kinsella, McInerney, Gallagher, Fitzgibbon, O'Hare, Tierney, Quill, Lavelle")},
	{first: words("Adaeze, Folasade, Ngozi, Temitope, Chiamaka, Yetunde, Amara, Ifeoma, Babatunde, Chukwudi, Olumide, Emeka, Kayode, Obinna, Tunde, Uche"),
		last: words("Okonjo, Adébáyò-Cole, Nwosu, Ọlátúnjí, Eze, Balogun, Okereke, Adeyemi, Onwudiwe, Fashola, Ibekwe, Akintola")},
	{first: words("Ananya, Lakshmi, Meenakshi, Priya, Revathi, Shalini, Kavya, Nandini, Arjun, Devendra, Harish, Karthik, Rohan, Siddharth, Vikram, Ashwin"),
		last: words("Venkataraman, Deshpande, Iyer, Chatterjee, Kulkarni, Nambiar, Raghunathan, Bhattacharya, Joshi, Menon, Sodhi, Pillai")},
	{familyFirst: true,
		first: words("美咲/misaki, 結衣/yui, 陽菜/hina, 彩香/ayaka, 真由美/mayumi, 恵子/keiko, 千尋/chihiro, 葵/aoi, 健/ken, 翔太/shota, 大輔/daisuke, 拓也/takuya, 悠人/yuto, 直樹/naoki, 誠/makoto, 亮/ryo"),
		last:  words("佐藤/sato, 鈴木/suzuki, 高橋/takahashi, 渡辺/watanabe, 小林/kobayashi, 斎藤/saito, 山口/yamaguchi, 松本/matsumoto, 井上/inoue, 木村/kimura, 清水/shimizu, 森田/morita")},
	{familyFirst: true,
		first: words("雨桐/yutong, 思涵/sihan, 梦洁/mengjie, 晓燕/xiaoyan, 静怡/jingyi, 丽华/lihua, 欣妍/xinyan, 婉清/wanqing, 浩然/haoran, 子轩/zixuan, 志强/zhiqiang, 文博/wenbo, 建国/jianguo, 俊杰/junjie, 明哲/mingzhe, 天宇/tianyu"),
		last:  words("王/wang, 陈/chen, 欧阳/ouyang, 赵/zhao, 周/zhou, 徐/xu, 孙/sun, 马/ma, 朱/zhu, 胡/hu, 郭/guo, 林/lin")},
	{first: words("Hương, Thảo/Thao, Quỳnh/Quynh, Trúc, Mai, Linh, Ngân, Bích, Đức, Khôi, Phúc, Quân, Tuấn/Tuan, Vinh, Hùng, Minh"),
		last: words("Nguyễn, Trần, Phạm, Hoàng, Đặng, Bùi, Đỗ/Do, Dương, Lý, Võ/Vo, Ngô, Đinh")},
	{first: words("María José, Lucía, Ximena, Itziar, Nerea, Rocío, Pilar, Jimena, Íñigo, Andrés, Joaquín, Álvaro, Martín, Rubén, Óscar, Matías"),
		last: words("Ibáñez, Castellano, Etxeberria, Muñoz Rivas, Quiroga, Salcedo, Vázquez, Peñalver, Ordóñez, Zubiri, Cárdenas, Montalvo")},
	{first: words("Zdeňka, Eliška, Kateřina, Lenka, Božena, Markéta, Ľudmila/Ludmila, Ivana, Jiří, Ondřej, Matěj, Tomáš, Bohumil, Štěpán, Zdeněk, Vojtěch"),
		last: words("Novotný, Dvořák, Černý, Procházka, Kučera, Říha, Šimek, Vaněk, Hájek, Doležal, Beneš, Kolář")},
}
