"""Chinese in the simplified script, which the grammar's tables are written in."""

from collections.abc import Iterator
from functools import cache
from typing import Protocol

# Signs of running text that only the traditional script has; a text without any of them is taken as it is.
_TRADITIONAL = frozenset(
    "萬億兩個國與為這時來對會發經過後從產業務還進關長門開問間題應該實現環節約於個們說話請議論記錄設計認識調試詳語譯護變讓賣買質費資金貿錢鐵鋼"
    "銅錫電腦網絡線紙級組織統結終給綠維綜總縣聯聽職聲農運達選連邊遠適遷鄉際險隊陽陰階隨難離雙雜雲靈靜響頁頂項順須預領頭題額類願顧飛飯館馬駐駕驗驚體魚鳥麗麥黃點"
    "黨齊齡東車軍輕載輛轉輸辦處號術衛裝補製複見規視親覺觀計訂訓託記訪許評詞誌認誤課談證識譜警讀變佔倉僅億價優償儲勞勢勵動勝務區協單參員嗎團園圍圖圓場塊壓壞報"
    "媽學寧審寫寬寶導將專尋對屆層屬島師帶帳幣幫幹廠廢廣廳強彈彙徑復徵徹憑憂應懷態慣慮懸戰戲戶擁擇擊擋據擴擾攝攜數斷無曆書東條楊業極榮構槍樂標樣樹橋機權歡歐歲歷"
    "歸殺氣決沒況法淨減測湯準溝溫滅滿漁潔濃濕濟災為煙熱燈營爭獎獨獲獻環產畝畢畫當療瘋發盜盡監盤眾確碼礎礦稅種稱穩窮競筆節範築簡簽糧約紅納純紡細紹終經綿緊緒線練縮績織繳繼續罰義習聖聞聯聰膚臨舉舊艦藝藥蘇處號補視覽訊訴設訪診該誠調請諮諾謀識譽讚財責敗貢貧貨販貴貸貼賀賓賞賠購贈贊趙趕跡踐軌軟較輪輯農遞遙遲遺遼邁郵鄰醫釋針鈴銀銷鋒錄錯鍋鎮鏡鐘鑑鑽閉閱闊闢陸陳隱隸雖顯風颱養餘駛騎騰髮鬆鬥鬧鮮鹽麼齒龍龜檔臺灣"
    "亞爾執祕羅劃內蘭別噸壇爲締薩夥詢採創係庫羣華盧貝備則兒婦魯檢倫韓傳奧烏萊茲頓峯籌劑裏俁氫編並衆狀遊興週潛擬幾覈討剛嶼冊攤脫溼損紀崗鏈棲綱愛棄債瀕爐賽驟負擔殘鎊紐磚註鍵烴漢鋁樓蓋堅佈鉛換講傷撾敘卹緬岡謝韋釐侖儀牀壩違趨繫顛"
    "賈憲孫莊錶揚慶豐頃賬櫃軸廁衝撥喪鎳遜韌飲緩籤乾燬凱禮頻燒竈襲嚴僱毀禦諸積賦礙傢腳濱廈澤絲瀾峽殼滙銖雞貓錠廟閘塵籲儘瘧鋅膠儕飢餓剝匯壽蠟塗併飪樑諒蟲脅辯啓蹤喬輔劍橫鰲葉臘滄櫚晝兌嬰獸豬頸鵝鶴劇煉窯轄渦瀏驅欄訟澇廂樁濫菸鴻掃"
    "謹嘯藍邏稈顆鉤鎘噁蟻鹼卻厭賃奪輻暫鳴騷窩訥紮齋峴檳呂瀋鄭盞聶磯韃陝肅粵誇沖繩濰蕪鄲誕虜馳蘋恆礫彥摺兇帥勳倖獵牽懇頒鯨駱駝鴨鱘蝦詩薦異迴驛艙樞鋪轎隻駁燭閥紗篩妝飼觸棟宮牆獄灘緣繪偵颶罷捲糾紛碩躍檯攔"
)
_FIRST_HAN = "\u2e80"


def simplified(text: str) -> str:
    """``text`` in the simplified script, sign for sign; as it is where it has no sign of the traditional one.

    The converter reads phrases (著 in 隨著). Where a line's phrases change its length, that line is converted character by
    character, and a character that would become two stays: offsets into the answer are offsets into ``text``.

    >>> simplified("第五十二屆會議，約 3.2 億噸"), len(simplified("聯合國\\n大會"))
    ('第五十二届会议，约 3.2 亿吨', 6)
    """
    if _TRADITIONAL.isdisjoint(text):
        return text
    converter = _converter()
    if converter is None:
        return text
    converted = converter.convert(text)
    return converted if _is_aligned(text, converted) else "".join(_line_by_line(text, converter))


def _line_by_line(text: str, converter: "_Converter") -> Iterator[str]:
    for line in text.splitlines(keepends=True):
        converted = converter.convert(line)
        if _is_aligned(line, converted):
            yield converted
        else:
            signs = [(character, converter.convert(character)) for character in line]
            yield "".join(new if len(new) == 1 else old for old, new in signs)


def _is_aligned(text: str, converted: str) -> bool:
    """Whether every digit, stop and Latin letter has kept its place."""
    return len(text) == len(converted) and all(
        old == new or (old >= _FIRST_HAN and new >= _FIRST_HAN) for old, new in zip(text, converted, strict=True)
    )


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


@cache
def _converter() -> _Converter | None:
    """The converter, loaded for the first traditional text only; None where the library is not installed."""
    try:
        from opencc import OpenCC
    except ImportError:
        return None
    converter: _Converter = OpenCC("tw2s")  # t2s leaves 著 in 隨著 as it is
    return converter
