// Family names that registries write in several ways: Chinese names in Pinyin, Wade-Giles and Cantonese, Korean ones in the
// Revised and the McCune-Reischauer romanisation and as families write them, and some of other languages.

enum FamilyNameLines {
    static let text = """
        xi hsi shi
        kim gim
        lee yi ri rhee li lii
        park pak bak pok
        choi choe chwe
        jung jeong chung chong jong
        cho jo joh
        kang gang
        yoon yun youn
        jang chang zhang
        lim im rim yim
        ryu yoo yu ryoo you
        seo suh so
        shin sin
        kwon gwon
        roh noh no
        oh o
        huang hwang wong
        chen chan tan ting
        zhang cheung chang
        wang wong ong
        liu lau low
        lin lam lim
        wu ng goh
        zheng cheng tay
        xu hsu tsui
        zhou chou chow
        zhao chao chiu
        zhu chu choo
        guo kuo kwok
        cai tsai choi
        xie hsieh tse
        he ho
        nguyen nguen
        oh o
        paek paik baek baik pak
        ro roh noh no
        an ahn
        u woo wu
        yang ryang
        yom yum ryom yeom
        hyon hyun
        won weon
        sok seok suk
        mun moon
        son sohn
        ku koo goo gu
        han hahn
        kwak gwak
        pyon byun byeon
        nam nahm
        chon jeon chun jun
        pae bae bai
        so suh seo
        sim shim
        jiang chiang kiang
        deng teng
        cao tsao
        zeng tseng tsang
        song sung soong
        tang tong
        ye yeh yip ip
        lu loo lo
        luo lo law
        ma mah
        sun suen soon
        zhong chung
        peng pang
        pan poon pun
        jin chin kam
        qian chien
        qiu chiu yau
        xiao hsiao siu
        xiong hsiung hung
        xue hsueh sit
        yuan yuen
        zhan chan
        zhuang chuang
        feng fung
        fang fong
        hou hau
        hu woo wu
        du tu to
        dong tung
        fan van
        gao kao ko
        geng keng
        gong kung
        gu ku koo
        jia chia
        kong kung hung
        lei loei lui
        mo mok
        ou au
        ren jen yam
        shen shum sum
        shi shih sze
        tan tam
        xia hsia ha
        yan yen ngan
        yao yiu
        yu yue yee
        zou tsou chau
        zuo tso
        bai pai pak
        cui tsui chui
        bao pao
        meng mang
        gaddafi qaddafi kadhafi qadhafi gadhafi kaddafi
        schmidt schmitt schmid smit
        meyer meier maier mayer
        hoffmann hofmann hoffman
        cohen kohen kogan
        levy levi lewi halevi
        dostoevsky dostoyevsky dostoyevskiy dostojewski
        yeltsin jelzin eltsin ieltsine
        johansson johannson johanson
        peterson petersen pedersen petersson pettersson
        larsen larson larsson
        hansen hanson hansson
        olsen olson olsson
        andersen anderson andersson
        nielsen nilsson nelson
        """
}
