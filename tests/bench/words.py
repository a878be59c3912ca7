"""Words for made-up records: few that are everywhere, many that are rare, as in real text."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate, product
from random import Random

# Halves of towns, farms and surnames. Joined, they give some five thousand, most of them met once.
FIRST_HALVES = """
Ash Barrow Bay Beck Birch Black Bram Brent Brook Buck Burn Cal Car Chal Chel Cher Chil Clay Clif Combe Crow Dal Dun
East Ebb Elm Ever Fair Fal Far Fen Fern Fox Gar Glas Gold Grey Had Hal Ham Har Hawk Haze Hen High Hill Hollow Hol Ings
Ken Kil King Lam Lang Lark Leigh Lin Litt Long Lud Mar Mel Mid Mill Moor Nether New Nor North Nun Oak Old Or Over Pen
Pil Priest Quar Rad Raven Red Ridge Rook Rud Sand Sel Shep Sher Stan Stav Stoke Stour Stral Sut Tad Thorn Thur Tin Tor
Up Wad Wal War Wat Wel West Whit Wick Wil Win Wood Wraxton Yar Yeo
""".split()
SECOND_HALVES = """
borough bourne bridge brook bury by combe cote croft dale den don field ford gate grave ham hampton hatch hill holt
hurst land leigh ley low marsh mead mere minster moor ney over port ridge sea shaw side stead stock stoke stone stow
thorpe ton tree vale ville ware water way well wick wold wood worth
""".split()

FORENAMES = """
Jean Peter Sue David Margaret Anil Pat Bob Zofia Mary Tom Asha Linda Ray Chris Gwen Ken Fatima Joan Derek Rosa Ivy
Mike Sheila Kwame Anne Graham Priya Doris Alan Meera Jo Barry Ewa Norma Colin Grace Dave Elsie Omar Ruth Neil Hilda
Steve Wendy Ade Molly Keith Nadia Frank Brenda Tariq Olive Geoff Lucy Malik Edna Paul Beryl Sanjay Dot Roy Carys
""".split()

# Commonest first: how often each is used falls with its place in the list.
THINGS = """
tea coffee cake lunch music garden biscuits walk soup art books chair games songs wool path room kettle hall cards
story piano paint bread song clay film ball phone tablet photograph camera bike boots seeds flowers vegetables
allotment orchard tools wood needle thread fabric quilt lamp recipe supper breakfast pudding sandwich curry salad
jigsaw quiz puzzle bingo domino chess whist skittles bowls drum guitar ukulele violin recorder hymn carol poem play
diary letter newspaper magazine map river pond canal meadow hedge hill wood bench bird table compost greenhouse
polytunnel apple plum pear leek potato onion squash bean pea herb lavender rosemary mint sage thyme basil tomato
cucumber beetroot rhubarb gooseberry raspberry blackcurrant damson medlar quince sloe elderflower nettle bramble
willow hazel alder beech rowan hornbeam chestnut walnut acorn fungus moss lichen fern bluebell primrose cowslip
snowdrop foxglove teasel yarrow thistle robin wren heron otter badger hedgehog bat owl kestrel swift swallow lapwing
curlew starling dragonfly butterfly moth beetle bumblebee beehive honey candle pottery kiln glaze mosaic felt loom
spindle crochet tapestry embroidery smocking patchwork applique macrame basket lace bobbin button zip bodkin
upholstery veneer lathe chisel plane mallet vice whetstone bellows anvil harmonium concertina accordion trombone
cornet euphonium bassoon mandolin dulcimer hurdy-gurdy handbell gamelan castanets marimba libretto madrigal shanty
sonnet limerick haiku memoir monologue pantomime puppet marionette diorama lithograph linocut etching woodcut collage
calligraphy watercolour gouache pastel charcoal easel palette fresco parchment heraldry archive almanac census
chronicle sundial telescope microscope barometer sextant compass orienteering geocache abseil kayak canoe coracle
paddleboard trampoline shuttlecock quoits croquet petanque boccia curling fencing archery judo capoeira bhangra
ceilidh flamenco tango foxtrot polka hornpipe morris maypole sari henna samosa pierogi falafel dumpling chapati
injera jollof goulash paella tagine kimchi ramen sourdough focaccia scone crumpet teacake flapjack chutney piccalilli
marmalade cordial kombucha cider perry
""".split()
FEELINGS = """
friendly warm gentle relaxed welcoming small quiet lively free cheerful easy regular steady local kind patient calm
simple slow safe sociable informal creative popular long-standing lovely bright sunny cosy practical confidential
supportive inclusive accessible affordable hands-on energetic tuneful scenic thoughtful unhurried light-hearted
seasonal spacious sheltered traditional bilingual volunteer-led award-winning convivial restorative invigorating
contemplative rambunctious higgledy-piggledy
""".split()
PEOPLE = (
    *("everyone", "beginners", "neighbours", "newcomers", "older people", "carers", "parents", "families", "adults"),
    *("young people", "women", "men", "learners", "retired people", "people living alone", "people new to the area"),
    *("people with a long-term condition", "people with sight loss", "people with a learning disability", "veterans"),
    *("farmers", "refugees", "grandparents", "dog owners", "shift workers", "lone parents", "foster carers"),
    *("stroke survivors", "wheelchair users", "bell ringers", "former nurses", "allotment holders"),
)

OPENINGS = (
    "A {feeling} {word} session for {people}.",
    "{feeling_} {word} in {town}, with {thing} and a chat.",
    "Come for {word}, stay for the {thing}.",
    "{word_} for {people}, in a {feeling} group.",
    "Try {word} with us: {feeling}, {feeling_2} and open to {people}.",
    "Meet {people} over {word} and {thing}.",
)
SENTENCES = (
    "We begin with {thing} and end with {thing_2}.",
    "{forename} started the group with a {thing} and two chairs.",
    "There is {thing} at half time and nobody has to talk.",
    "Some of us come for the {thing}, most of us for the company.",
    "You do not need to have done it before.",
    "{forename} {surname} shows newcomers how we use the {thing}.",
    "In spring we go out to {town_2} to see the {thing}.",
    "In winter we stay indoors with {thing} and {thing_2}.",
    "The group grew out of the {rare} project and still keeps its {thing}.",
    "Last year we raised money for {rare} with a {feeling} {thing} evening.",
    "Bring a friend, a carer or a {thing}.",
    "We share the hall with the {rare} {thing} society.",
    "People come from {town}, {town_2} and the farms round {rare}.",
    "Our leader trained with {rare} and has taught {people} for years.",
    "It is {feeling}, {feeling_2} and never a competition.",
    "Ask {forename} about lifts from {town_2}.",
    "There is a {feeling} corner for anyone who needs a rest.",
    "Everything is provided, down to the {thing}.",
    "We keep a list of other things to try, such as {word_2}.",
    "If you like {word_2} you may like this too.",
    "The {thing} is made by {forename}, from a recipe that came from {rare}.",
    "Children may come in the holidays and usually take over the {thing}.",
    "You can sit, stand or lean on the {thing}: all is fine.",
    "Every month somebody gives a short talk, most recently on {rare} and the {thing}.",
)
HALLS = (
    "Village Hall",
    "Community Centre",
    "Library",
    "Church Hall",
    "Memorial Hall",
    "Leisure Centre",
    "Cafe",
    "Barn",
)
STREETS = ("Lane", "Street", "Road", "Close", "Hill", "Way", "Green", "Row")
ONSETS = (
    "b",
    "br",
    "c",
    "ch",
    "cr",
    "d",
    "f",
    "g",
    "h",
    "k",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "sh",
    "st",
    "t",
    "th",
    "tr",
    "v",
    "w",
    "z",
)
VOWELS = ("a", "e", "i", "o", "u", "ai", "ea", "oo")
CODAS = ("", "l", "m", "n", "nd", "r", "rk", "s", "sk", "t", "x")


class Zipf:
    """Draws from a list so that the word at place n comes up about 1/n as often as the first.

    That is how words fall in real text (Zipf, 1949), and what makes an index grow: at 100,000 records
    new words still turn up.
    """

    def __init__(self, words: Sequence[str], flatness: float = 3.0) -> None:
        self.words = words
        self.totals = list(accumulate(1 / (place + flatness) for place in range(len(words))))

    def draw(self, random: Random) -> str:
        return self.words[bisect(self.totals, random.random() * self.totals[-1])]


def joined_names(random: Random) -> list[str]:
    """Every pair of halves, such as Ashcombe, shuffled."""
    names = sorted({first + second for first, second in product(FIRST_HALVES, SECOND_HALVES)})
    random.shuffle(names)
    return names


def rare_names(random: Random, number: int) -> list[str]:
    """Names that nobody has met, such as Tralveska: of charities, farms and firms."""

    def syllable() -> str:
        return random.choice(ONSETS) + random.choice(VOWELS) + random.choice(CODAS)

    names: dict[str, None] = {}  # a dict keeps the order, so the same seed gives the same list
    while len(names) < number:
        names["".join(syllable() for _ in range(random.choice((2, 2, 3)))).capitalize()] = None
    return list(names)
