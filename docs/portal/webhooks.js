(function() {

// portal/webhooks/problem.ts
	var Problem = class extends Error {
		status;
		code;
		title;
		fields;
		constructor(status, code, title, detail, fields) {
			super(detail);
			this.status = status;
			this.code = code;
			this.title = title;
			this.fields = fields;
			this.name = "Problem";
		}
	};
	function problemOf(status, body) {
		const { code, title, detail, errors } = typeof body === "object" && body !== null ? body : {};
		const titleText = typeof title === "string" ? title : String(status);
		return new Problem(status, typeof code === "string" ? code : "unknown", titleText, typeof detail === "string" ? detail : titleText, Array.isArray(errors) ? errors.flatMap(fieldProblem) : ofCode(code, detail));
	}
	const FIELD_OF_CODE = {
		"webhook-endpoint.unknown-event-type": "eventTypes",
		"webhook-endpoint.out-of-scope": "channels",
		"webhook-target.refused": "url",
		"webhook-replay.no-period": "until",
		"webhook-replay.before-retention": "since"
	};
	function ofCode(code, detail) {
		if (typeof code !== "string" || typeof detail !== "string" || !Object.hasOwn(FIELD_OF_CODE, code)) return [];
		return [{
			field: FIELD_OF_CODE[code],
			detail
		}];
	}
	function fieldProblem(item) {
		if (typeof item.pointer !== "string" || typeof item.detail !== "string") return [];
		return [{
			field: fieldOf(item.pointer),
			detail: item.detail
		}];
	}
	function fieldOf(pointer) {
		return pointer.replace(/^#?\//, "").split("/", 1)[0].replaceAll("~1", "/").replaceAll("~0", "~");
	}

// portal/webhooks/api.ts
	var Api = class {
		token;
		language;
		constructor(token, language) {
			this.token = token;
			this.language = language;
		}
		get(path) {
			return this.#ask("GET", path, {});
		}
		post(path, body) {
			return this.#ask("POST", path, body === void 0 ? {} : { body });
		}
		patch(path, asked) {
			return this.#ask("PATCH", path, asked);
		}
		async delete(path, asked = {}) {
			await this.#ask("DELETE", path, asked);
		}
		async #ask(method, path, { body, ifMatch }) {
			const headers = {
				authorization: `Bearer ${this.token}`,
				"accept-language": this.language(),
				...method === "POST" ? { "idempotency-key": newKey() } : {},
				...ifMatch === void 0 ? {} : { "if-match": ifMatch },
				...body === void 0 ? {} : { "content-type": "application/json" }
			};
			const answer = await fetch(path, {
				method,
				headers,
				body: body === void 0 ? null : JSON.stringify(body),
				credentials: "omit",
				cache: "no-store"
			});
			const text = await answer.text();
			const json = text === "" ? {} : parsed(text);
			if (!answer.ok) throw problemOf(answer.status, json);
			return json;
		}
	};
	function parsed(text) {
		try {
			return JSON.parse(text);
		} catch {
			return null;
		}
	}
	function newKey() {
		return [...crypto.getRandomValues(/* @__PURE__ */ new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
	}

// portal/webhooks/dom.ts
	function h(tag, attributes = {}, ...children) {
		const element = document.createElement(tag);
		for (const [name, value] of Object.entries(attributes)) if (typeof value === "function") element.addEventListener(name.slice(2), value);
		else if (value === true) element.setAttribute(name, "");
		else if (value !== false && value !== null) element.setAttribute(name, String(value));
		element.append(...nodes(children));
		return element;
	}
	function nodes(children) {
		return children.flatMap((child) => {
			if (child === null) return [];
			return typeof child === "string" || child instanceof Node ? [child] : nodes(child);
		});
	}
	const code = (text) => h("code", { dir: "ltr" }, text);
	const block = (text, label) => h("pre", {
		dir: "ltr",
		tabindex: 0,
		role: "region",
		"aria-label": label
	}, h("code", {}, text));
	function facts(entries) {
		return h("dl", {}, entries.filter(([, value]) => value !== null && value !== "").map(([term, value]) => h("div", {}, h("dt", {}, term), h("dd", {}, value))));
	}

// portal/webhooks/fields.ts
	let made = 0;
	var Field = class {
		name;
		control;
		element;
		#fault = h("p", {
			class: "fault",
			id: `fault-${++made}`,
			hidden: true
		});
		constructor(name, control, label, help = "") {
			this.name = name;
			this.control = control;
			const id = `field-${made}`;
			const helped = help === "" ? null : h("p", {
				class: "soft",
				id: `help-${made}`
			}, help);
			control.id = id;
			control.setAttribute("aria-describedby", [helped?.id, this.#fault.id].filter(Boolean).join(" "));
			const labelled = control instanceof HTMLFieldSetElement ? null : h("label", { for: id }, label);
			if (control instanceof HTMLFieldSetElement) control.prepend(h("legend", {}, label));
			this.element = h("div", { class: "field" }, labelled, helped, control, this.#fault);
		}
		complain(detail) {
			this.#fault.textContent = detail;
			this.#fault.hidden = detail === "";
			if (detail === "") this.control.removeAttribute("aria-invalid");
			else this.control.setAttribute("aria-invalid", "true");
		}
	};
	function showFaults(fields, error) {
		const problems = error instanceof Problem ? error.fields : [];
		let first;
		for (const field of fields) {
			const details = problems.filter((problem) => problem.field === field.name).map(({ detail }) => detail);
			field.complain([...new Set(details)].join(" "));
			if (details.length > 0) first ??= field;
		}
		if (!first) throw error;
		first.control.focus();
		const known = new Set(fields.map(({ name }) => name));
		if (problems.some(({ field }) => !known.has(field))) throw error;
	}
	function clearFaults(fields) {
		for (const field of fields) field.complain("");
	}
	function choice(entries, chosen = "") {
		return h("select", {}, entries.map(([value, text]) => h("option", {
			value,
			selected: value === chosen
		}, text)));
	}
	function box(value, text, isChecked) {
		return h("label", { class: "box" }, h("input", {
			type: "checkbox",
			value,
			checked: isChecked
		}), h("span", {}, text));
	}
	function ticked(within) {
		return [...within.querySelectorAll("input")].filter(({ type, checked }) => type === "checkbox" && checked).map(({ value }) => value);
	}

// portal/webhooks/catalogue.ts
	async function catalogue(portal) {
		const { words } = portal;
		const { data } = await portal.api.get("/v1/event-types");
		const entries = data.map((type) => entry$1(portal, type));
		const search = h("input", {
			type: "search",
			maxlength: 100
		});
		search.addEventListener("input", () => {
			const wanted = search.value.toLowerCase().split(/\s+/);
			for (const item of entries) item.hidden = !wanted.every((word) => item.textContent.toLowerCase().includes(word));
		});
		return h("div", {}, h("h1", { tabindex: -1 }, words.events), h("p", {}, words.catalogue.intro), new Field("", search, words.catalogue.search).element, h("ul", { class: "log" }, entries));
	}
	function entry$1({ words }, { type, description, deprecated, example }) {
		const message = {
			type,
			timestamp: "2026-12-01T06:00:00.000Z",
			data: example
		};
		return h("li", {}, h("details", {}, h("summary", {}, code(type), " ", h("span", {
			class: "soft",
			lang: "en",
			dir: "ltr"
		}, description)), deprecated === null ? null : h("p", { class: "note" }, `${words.catalogue.deprecated}: `, h("span", { lang: "en" }, deprecated)), block(JSON.stringify(message, null, 2), `${words.catalogue.example}: ${type}`)));
	}

// portal/webhooks/secret.ts
	function secretBox(portal, label, secret) {
		const { words } = portal;
		const copy = portal.button(words.copy, async () => {
			await navigator.clipboard.writeText(secret);
			portal.say(words.copied);
		});
		const shown = h("div", { class: "note secret" }, h("p", {}, h("strong", {}, label)), h("p", {}, code(secret)), "clipboard" in navigator ? copy : null, h("button", {
			type: "button",
			class: "quiet",
			onclick: () => shown.remove()
		}, words.keys.hide));
		return shown;
	}

// portal/webhooks/texts.ts
	function headersOf(pasted) {
		const text = pasted.trim();
		if (text.startsWith("{")) return headersOfJson(text);
		return Object.fromEntries(text.split(/\r?\n/).flatMap(headerOfLine));
	}
	function headersOfJson(text) {
		let parsed;
		try {
			parsed = JSON.parse(text);
		} catch {
			return {};
		}
		const entries = Object.entries(parsed).map(([name, value]) => [name, [value].flat().join(", ")]);
		return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), value]));
	}
	const LINE = /^\s*(?:(?:-H|--header)\s+)?(?<quote>['"]?)(?<name>[!#$%&'*+.^_`|~\w-]+)\s*:\s*(?<value>.*?)\k<quote>\s*[\\,;]?\s*$/;
	function headerOfLine(line) {
		const { name, value } = LINE.exec(line)?.groups ?? {};
		return name === void 0 || value === void 0 ? [] : [[name.toLowerCase(), value.trim()]];
	}
	function wordsIn(text) {
		return [...new Set(text.split(/[\s,،]+/).filter((word) => word !== ""))];
	}
	function isCovered(type, patterns) {
		return patterns.some((pattern) => pattern === "*" || pattern === type || pattern.endsWith(".*") && type.startsWith(pattern.slice(0, -1)));
	}
	function patternsOf(types) {
		return [...new Set(types.flatMap((type) => type.includes(".") ? [`${type.split(".", 1)[0]}.*`] : []))];
	}
	function inLines(text) {
		try {
			return JSON.stringify(JSON.parse(text), null, 2);
		} catch {
			return text;
		}
	}
	function instantOf(local) {
		const at = new Date(local);
		return local === "" || Number.isNaN(at.getTime()) ? null : at.toISOString();
	}
	function localOf(at) {
		return (/* @__PURE__ */ new Date(at.getTime() - at.getTimezoneOffset() * 6e4)).toISOString().slice(0, 16);
	}

// portal/webhooks/endpoint-form.ts
	const PATH$2 = "/v1/webhook-endpoints";
	async function newEndpoint(portal) {
		return form(portal, null, async (body) => {
			const made = await portal.api.post(PATH$2, body);
			const shown = made.secret ?? made.publicKey;
			if (shown === null) return portal.go(`/endpoints/${made.id}`);
			const link = h("a", {
				class: "button",
				href: `#/endpoints/${made.id}`
			}, portal.words.endpoint.overview);
			portal.say(portal.words.form.saved);
			return h("div", {}, h("h1", { tabindex: -1 }, portal.words.form.saved), secretBox(portal, portal.words.form.secret, shown), h("p", {}, link));
		});
	}
	async function changeEndpoint(portal, endpoint) {
		return form(portal, endpoint, async (body) => {
			await portal.api.patch(`${PATH$2}/${endpoint.id}`, {
				body,
				ifMatch: `"${endpoint.version}"`
			});
			portal.go(`/endpoints/${endpoint.id}`);
			portal.say(portal.words.form.saved);
		});
	}
	async function form(portal, endpoint, save) {
		const { words } = portal;
		const { fields, types, body } = fieldsOf$1(portal, endpoint);
		const saved = async () => {
			clearFaults(fields);
			try {
				const instead = await save(body());
				if (!instead) return;
				page.replaceChildren(instead);
				instead.querySelector("h1")?.focus();
			} catch (error) {
				portal.hush();
				showFaults(fields, error);
			}
		};
		const elements = fields.map(({ element }) => element);
		const back = endpoint ? `#/endpoints/${endpoint.id}` : "#/";
		const page = h("div", {}, h("h1", { tabindex: -1 }, endpoint ? words.form.changeTitle : words.form.addTitle), h("form", {
			novalidate: true,
			onsubmit: portal.doing(saved)
		}, elements.slice(0, 3), await typePicker(portal, types), elements.slice(3), h("p", { class: "actions" }, h("button", {}, words.form.save), h("a", {
			class: "button quiet",
			href: back
		}, words.form.cancel))));
		return page;
	}
	function fieldsOf$1(portal, endpoint) {
		const { form } = portal.words;
		const { url: before = "https://", description: said, eventTypes = [] } = endpoint ?? {};
		const url = h("input", {
			type: "url",
			dir: "ltr",
			required: true,
			maxlength: 2048,
			value: before
		});
		const description = h("input", {
			maxlength: 200,
			value: said ?? ""
		});
		const types = h("textarea", {
			dir: "ltr",
			rows: 4,
			required: true,
			spellcheck: "false"
		});
		types.value = eventTypes.join("\n");
		const channels = h("fieldset", {}, channelBoxes(portal, endpoint));
		const ofChannels = new Field("channels", channels, form.channels, form.channelsHelp);
		ofChannels.element.hidden = channels.querySelector("input") === null;
		const fields = [
			new Field("url", url, form.url, form.urlHelp),
			new Field("description", description, form.description),
			new Field("eventTypes", types, form.eventTypes, form.eventTypesHelp),
			ofChannels
		];
		const body = () => ({
			url: url.value,
			description: description.value === "" ? null : description.value,
			eventTypes: wordsIn(types.value),
			...ofChannels.element.hidden ? {} : { channels: ticked(channels) }
		});
		return {
			fields,
			types,
			body
		};
	}
	function channelBoxes({ session }, endpoint) {
		const bound = session.channels ?? [];
		const chosen = endpoint?.channels ?? bound;
		return [.../* @__PURE__ */ new Set([...bound, ...chosen])].map((channel) => box(channel, code(channel), chosen.includes(channel)));
	}
	async function typePicker(portal, field) {
		const { data } = await portal.api.get("/v1/event-types");
		const names = [
			"*",
			...patternsOf(data.map(({ type }) => type)),
			...data.map(({ type }) => type)
		];
		const list = h("div", { class: "picker" });
		const show = () => {
			const chosen = wordsIn(field.value);
			list.replaceChildren(...names.map((name) => {
				const isOwn = chosen.includes(name);
				const isByPattern = !isOwn && isCovered(name, chosen);
				const text = h("span", {}, code(name), isByPattern ? ` (${portal.words.form.covered})` : "");
				return box(name, text, isOwn);
			}));
		};
		list.addEventListener("change", (event) => {
			const { value, checked } = event.target;
			const others = wordsIn(field.value).filter((name) => name !== value);
			field.value = (checked ? [...others, value] : others).join("\n");
			show();
			[...list.querySelectorAll("input")].find((input) => input.value === value)?.focus();
		});
		field.addEventListener("input", show);
		show();
		return h("details", {}, h("summary", {}, portal.words.form.pick), list);
	}

// portal/webhooks/words-ar.ts
	const ARABIC = {
		title: "الويب هوك",
		skip: "تخطَّ إلى المحتوى",
		navigation: "أقسام الصفحة",
		otherLanguage: "English",
		endpoints: "نقاط الاستقبال",
		events: "أنواع الأحداث",
		loading: "جارٍ التحميل…",
		working: "جارٍ التنفيذ…",
		back: "رجوع",
		more: "عرض المزيد",
		copy: "نسخ",
		copied: "نُسخ.",
		never: "أبدًا",
		nothing: "لا شيء.",
		until: "ينتهي هذا الوصول في {time}.",
		noToken: "فُتحت هذه الصفحة دون رمز وصول. افتحها من جديد من حيث وجدتها.",
		ended: "انتهى وصولك. افتح الصفحة من جديد من حيث وجدتها.",
		notASession: "رمز الوصول ليس لهذه الصفحة.",
		notHere: "لا يجوز عرض هذه الجلسة في إطار هنا.",
		unreachable: "تعذّر الوصول إلى الخادم. أعد المحاولة بعد لحظات.",
		notFound: "لا شيء هنا.",
		failed: "لم ينجح ذلك: {detail}",
		list: {
			none: "لا توجد نقطة استقبال بعد.",
			add: "أضف نقطة استقبال",
			of: "نقطة الاستقبال {url}"
		},
		states: {
			healthy: "تعمل",
			failing: "تفشل",
			paused: "متوقفة مؤقتًا: كثرت الإخفاقات مؤخرًا",
			disabled: "معطّلة"
		},
		reasons: {
			person: "عطّلها شخص",
			gone: "أجاب المستقبِل بالرمز 410 (لم يعد موجودًا)",
			receiver: "طلب المستقبِل ذلك",
			failing: "فشلت خمسة أيام",
			operator: "عطّلها مشغّل النظام"
		},
		endpoint: {
			tabs: "أقسام نقطة الاستقبال",
			overview: "نظرة عامة",
			attempts: "المحاولات",
			replay: "إعادة الإرسال",
			keys: "مفاتيح التوقيع",
			check: "فحص توقيع",
			url: "العنوان",
			description: "الوصف",
			eventTypes: "أنواع الأحداث",
			channels: "القنوات",
			allChannels: "الكل",
			state: "الحالة",
			reason: "السبب",
			failingSince: "تفشل منذ",
			failingPercent: "{percent}٪ من المدة التي تُعطَّل بعدها",
			pausedUntil: "المحاولة التالية",
			createdAt: "أُنشئت",
			change: "تعديل",
			remove: "حذف",
			confirmRemove: "أتريد حذف نقطة الاستقبال مع رسائلها؟ لا يمكن التراجع عن ذلك.",
			yes: "نعم، احذفها",
			no: "لا، أبقها",
			removed: "حُذفت نقطة الاستقبال.",
			disable: "تعطيل",
			enable: "تفعيل من جديد",
			enabled: "نقطة الاستقبال فعّالة من جديد.",
			disabledNow: "عُطّلت نقطة الاستقبال.",
			counting: "جارٍ عدّ ما فاتها…",
			missed: "عدد الرسائل التي فاتتها منذ تعطيلها: {count}.",
			recover: "وأرسل إليها ما فاتها",
			recovered: "هي فعّالة من جديد، وما فاتها في الطريق إليها.",
			test: "إرسال مثال",
			testType: "نوع حدث المثال",
			testPlain: "رسالة اختبار بسيطة",
			tested: "المثال {id} في الطريق. يظهر ضمن المحاولات."
		},
		form: {
			addTitle: "إضافة نقطة استقبال",
			changeTitle: "تعديل نقطة الاستقبال",
			url: "العنوان",
			urlHelp: "عبر https وعلى الإنترنت العام.",
			description: "الوصف",
			eventTypes: "أنواع الأحداث",
			eventTypesHelp: "أنواع أو أنماط مثل ⁦booking.*⁩ أو * للكل، واحد في كل سطر.",
			pick: "اختر من الفهرس",
			covered: "يشمله نمط",
			channels: "القنوات",
			channelsHelp: "الأحداث المتعلقة بهذه فقط.",
			save: "حفظ",
			cancel: "إلغاء",
			saved: "حُفظ.",
			secret: "سرّ التوقيع لنقطة الاستقبال الجديدة. احفظه الآن."
		},
		attempts: {
			filter: "عرض",
			all: "كل المحاولات",
			succeeded: "الناجحة",
			failed: "الفاشلة لأي سبب",
			refresh: "تحديث",
			none: "لا توجد محاولة كهذه.",
			details: "التفاصيل",
			ok: "سُلّمت",
			number: "المحاولة {number}",
			status: "الرمز {status}",
			took: "{ms} مللي ثانية",
			resend: "أرسل هذه الرسالة مرة أخرى",
			resent: "الرسالة في الطريق مرة أخرى.",
			messageId: "الرسالة",
			message: "ما أُرسل",
			gone: "لم تعد الرسالة محفوظة.",
			cause: "السبب",
			startedAt: "بدأت",
			error: "الخطأ",
			address: "العنوان البعيد",
			timing: "الوقت",
			requestHeaders: "ترويسات الطلب",
			responseHeaders: "ترويسات الجواب",
			response: "الجواب",
			noAnswer: "لم يأتِ جواب."
		},
		phases: {
			dns: "الاسم",
			connect: "الاتصال",
			tls: "TLS",
			firstByte: "أول بايت"
		},
		causes: {
			schedule: "حسب الجدول",
			instant: "فورًا بعد رفض الاتصال",
			probe: "اختبار لنقطة متوقفة مؤقتًا",
			resend: "طلبها شخص"
		},
		errors: {
			status: "أجاب المستقبِل بخطأ",
			redirect: "أجاب المستقبِل بتحويل، ولا يُتبع",
			timeout: "لا جواب في الوقت المحدد",
			"target-refused": "العنوان غير مسموح به",
			dns: "ليس للاسم عنوان",
			"connection-refused": "لا أحد يستمع هناك",
			"connection-reset": "أنهى المستقبِل الاتصال",
			tls: "لم ينشأ اتصال آمن",
			protocol: "ما عاد ليس جواب HTTP",
			"no-key": "تعذّرت قراءة مفاتيح نقطة الاستقبال",
			oauth: "لم يعطِ عنوان الرموز رمزًا",
			transform: "فشل التحويل",
			proxy: "تعطّل الوكيل للطلبات الصادرة",
			network: "تعطّلت الشبكة"
		},
		replay: {
			intro: "يرسل رسائل فترة مرة أخرى بمعرّفاتها نفسها.",
			since: "من",
			until: "إلى",
			untilHelp: "إن تُرك فارغًا فحتى الآن.",
			which: "أي الرسائل",
			exhausted: "التي تُخُلّي عنها",
			pending: "التي ما زالت تنتظر",
			delivered: "التي سُلّمت",
			missing: "التي لم تصل إلى نقطة الاستقبال قط",
			count: "العدّ أولًا",
			counted: "عدد الرسائل التي ستُرسل: {count}.",
			send: "أرسل الرسائل ({count})",
			progress: "{done} من {total} رسالة",
			done: "تم: عدد الرسائل في الطريق {done}.",
			cancelled: "أُلغي.",
			stop: "إلغاء",
			sinceNeeded: "حدّد من متى."
		},
		keys: {
			intro: "تحمل كل رسالة توقيعًا بكل مفتاح من هذه المفاتيح.",
			current: "الحالي",
			overlapping: "يوقّع حتى {time}",
			reveal: "إظهار السرّ",
			hide: "إخفاء",
			secret: "السرّ",
			publicKey: "المفتاح العام",
			createdAt: "أُنشئ",
			rotate: "إنشاء مفتاح جديد",
			overlap: "تستمر المفاتيح السابقة في التوقيع",
			now: "لا تستمر (السرّ تسرّب)",
			hour: "ساعة",
			day: "يومًا",
			week: "أسبوعًا",
			rotated: "يوجد مفتاح جديد. أعطه للمستقبِل قبل انتهاء التداخل."
		},
		check: {
			intro: "الصق رسالة كما وصلت إلى المستقبِل، فيتبيّن أي جزء منها ليس صحيحًا.",
			headers: "الترويسات",
			headersHelp: "ومنها webhook-id و webhook-timestamp و webhook-signature، واحدة في كل سطر.",
			body: "المتن",
			bodyHelp: "البايتات كما وصلت، قبل أي تحليل.",
			run: "فحص",
			valid: "التوقيع صحيح.",
			invalid: "يرفض المستقبِل هذه الرسالة.",
			noHeaders: "لم توجد فيه أي ترويسة. اكتب واحدة في كل سطر: ⁦webhook-id: evt_…⁩",
			seconds: "{seconds} ثانية",
			sent: "كما أُرسل",
			given: "كما ألصقته",
			key: "وُقّعت بالمفتاح"
		},
		findings: {
			"no-id": "الترويسة webhook-id غائبة.",
			"no-timestamp": "الترويسة webhook-timestamp غائبة.",
			"no-signature": "الترويسة webhook-signature غائبة أو بلا توقيع.",
			"timestamp-malformed": "webhook-timestamp ليست عدد ثوانٍ منذ 1970.",
			"timestamp-old": "وقت الرسالة قديم جدًا: ساعتك متقدمة أو الرسالة مكررة.",
			"timestamp-future": "وقت الرسالة في المستقبل: ساعتك متأخرة.",
			"signature-malformed": "توقيع في الترويسة مقطوع أو مشوّه.",
			"signature-in-second-header": "وُجد التوقيع تحت الاسم الثاني لنقطة الاستقبال.",
			"key-overlapping": "وُقّعت بمفتاح دُوّر وما زال يوقّع مدة.",
			"key-ended": "وُقّعت بمفتاح انتهى: يستخدم المستقبِل سرًّا من قبل التدوير.",
			"key-unknown": "لم تُوقَّع بأي من مفاتيح نقطة الاستقبال: السرّ خاطئ.",
			"body-line-endings": "تغيّرت نهايات أسطر المتن.",
			"body-surrounding-space": "أُضيفت إلى المتن مسافات أو حُذفت منه.",
			"body-re-serialised": "حُلّل المتن ثم كُتب من جديد: JSON نفسه لكن ببايتات أخرى. تحقّق من المتن الخام.",
			"body-altered": "تغيّر المتن.",
			"body-made-by-script": "صنع تحويل نقطة الاستقبال المتن، فلا تمكن مقارنته.",
			"message-unknown": "لا توجد رسالة بهذا المعرّف.",
			"message-of-another-endpoint": "ذهبت الرسالة بهذا المعرّف إلى نقطة استقبال أخرى لها سرّ آخر.",
			"message-expunged": "لم يعد ما قالته الرسالة محفوظًا."
		},
		catalogue: {
			intro: "ما قد يُرسل، ومع كل نوع مثال.",
			search: "بحث",
			deprecated: "لا تعتمد عليه بعد الآن",
			example: "مثال"
		}
	};

// portal/webhooks/words-en.ts
	const ENGLISH = {
		title: "Webhooks",
		skip: "Skip to the content",
		navigation: "Parts of this page",
		otherLanguage: "العربية",
		endpoints: "Endpoints",
		events: "Event types",
		loading: "Loading…",
		working: "Working…",
		back: "Back",
		more: "Show more",
		copy: "Copy",
		copied: "Copied.",
		never: "never",
		nothing: "None.",
		until: "This access ends {time}.",
		noToken: "This page was opened without an access token. Open it again from where you found it.",
		ended: "Your access has ended. Open the page again from where you found it.",
		notASession: "The access token is not one for this page.",
		notHere: "This session may not be shown in a frame here.",
		unreachable: "The server cannot be reached. Try again in a moment.",
		notFound: "There is nothing here.",
		failed: "That did not work: {detail}",
		list: {
			none: "There is no endpoint yet.",
			add: "Add an endpoint",
			of: "Endpoint {url}"
		},
		states: {
			healthy: "Works",
			failing: "Failing",
			paused: "Paused: too much failed lately",
			disabled: "Disabled"
		},
		reasons: {
			person: "somebody disabled it",
			gone: "the receiver answered 410 (gone)",
			receiver: "the receiver asked for it",
			failing: "it failed for five days",
			operator: "the operator disabled it"
		},
		endpoint: {
			tabs: "Parts of this endpoint",
			overview: "Overview",
			attempts: "Attempts",
			replay: "Send again",
			keys: "Signing keys",
			check: "Check a signature",
			url: "Address",
			description: "Description",
			eventTypes: "Event types",
			channels: "Channels",
			allChannels: "all",
			state: "State",
			reason: "Why",
			failingSince: "Failing since",
			failingPercent: "{percent} % of the time after which it is disabled",
			pausedUntil: "Tried next",
			createdAt: "Made",
			change: "Change",
			remove: "Delete",
			confirmRemove: "Delete this endpoint with its messages? This cannot be undone.",
			yes: "Yes, delete it",
			no: "No, keep it",
			removed: "The endpoint is deleted.",
			disable: "Disable",
			enable: "Enable again",
			enabled: "The endpoint is active again.",
			disabledNow: "The endpoint is disabled.",
			counting: "Counting what it has missed…",
			missed: "Since it was disabled it has missed {count} messages.",
			recover: "and send it what it has missed",
			recovered: "It is active again, and what it has missed is on its way.",
			test: "Send an example",
			testType: "Event type of the example",
			testPlain: "A plain test message",
			tested: "The example {id} is on its way. It appears under the attempts."
		},
		form: {
			addTitle: "Add an endpoint",
			changeTitle: "Change the endpoint",
			url: "Address",
			urlHelp: "https, in the public internet.",
			description: "Description",
			eventTypes: "Event types",
			eventTypesHelp: "Types or patterns such as booking.*, or * for all, one on each line.",
			pick: "Pick from the catalogue",
			covered: "covered by a pattern",
			channels: "Channels",
			channelsHelp: "Only events about these.",
			save: "Save",
			cancel: "Cancel",
			saved: "Saved.",
			secret: "The signing secret of the new endpoint. Keep it now."
		},
		attempts: {
			filter: "Show",
			all: "All attempts",
			succeeded: "Succeeded",
			failed: "Failed, for any reason",
			refresh: "Refresh",
			none: "There is no such attempt.",
			details: "Details",
			ok: "Delivered",
			number: "Try {number}",
			status: "Status {status}",
			took: "{ms} ms",
			resend: "Send this message again",
			resent: "The message is on its way again.",
			messageId: "Message",
			message: "What was sent",
			gone: "The message is no longer kept.",
			cause: "Cause",
			startedAt: "Began",
			error: "Error",
			address: "Remote address",
			timing: "Time",
			requestHeaders: "Headers of the request",
			responseHeaders: "Headers of the answer",
			response: "The answer",
			noAnswer: "There was no answer."
		},
		phases: {
			dns: "name",
			connect: "connection",
			tls: "TLS",
			firstByte: "first byte"
		},
		causes: {
			schedule: "by the schedule",
			instant: "at once after a refused connection",
			probe: "probe of a paused endpoint",
			resend: "somebody asked for it"
		},
		errors: {
			status: "The receiver answered with an error",
			redirect: "The receiver answered with a redirect, which is not followed",
			timeout: "No answer in time",
			"target-refused": "The address is not allowed",
			dns: "The name has no address",
			"connection-refused": "Nobody listens there",
			"connection-reset": "The receiver ended the connection",
			tls: "No secure connection came about",
			protocol: "What came back is no HTTP answer",
			"no-key": "The keys of the endpoint cannot be read",
			oauth: "The token URL gave no token",
			transform: "The transformation failed",
			proxy: "The proxy for outgoing requests failed",
			network: "The network failed"
		},
		replay: {
			intro: "Sends messages of a period once more, under the ids that they have.",
			since: "From",
			until: "Until",
			untilHelp: "Left empty, until now.",
			which: "Which messages",
			exhausted: "Those that were given up",
			pending: "Those that still wait",
			delivered: "Those that were delivered",
			missing: "Those that the endpoint never got",
			count: "Count first",
			counted: "{count} messages would be sent.",
			send: "Send {count} messages",
			progress: "{done} of {total} messages",
			done: "Done: {done} messages are on their way.",
			cancelled: "It was cancelled.",
			stop: "Cancel",
			sinceNeeded: "Say from when on."
		},
		keys: {
			intro: "Each message carries a signature by each of these keys.",
			current: "current",
			overlapping: "signs until {time}",
			reveal: "Show the secret",
			hide: "Hide it",
			secret: "Secret",
			publicKey: "Public key",
			createdAt: "Made",
			rotate: "Make a new key",
			overlap: "The keys before it go on signing for",
			now: "not at all (the secret has leaked)",
			hour: "an hour",
			day: "a day",
			week: "a week",
			rotated: "There is a new key. Give it to your receiver before the overlap ends."
		},
		check: {
			intro: "Paste a message as your receiver got it. It says which part of it is not right.",
			headers: "Headers",
			headersHelp: "With webhook-id, webhook-timestamp and webhook-signature, one on each line.",
			body: "Body",
			bodyHelp: "The bytes as they arrived, before any parsing.",
			run: "Check",
			valid: "The signature is right.",
			invalid: "A receiver refuses this message.",
			noHeaders: "No header was found in it. Write one on each line: webhook-id: evt_…",
			seconds: "{seconds} s",
			sent: "As it was sent",
			given: "As you pasted it",
			key: "Signed with the key"
		},
		findings: {
			"no-id": "The header webhook-id is missing.",
			"no-timestamp": "The header webhook-timestamp is missing.",
			"no-signature": "The header webhook-signature is missing, or has no signature in it.",
			"timestamp-malformed": "webhook-timestamp is not a number of seconds since 1970.",
			"timestamp-old": "The time of the message is too old: your clock is ahead, or the message is a repetition.",
			"timestamp-future": "The time of the message lies in the future: your clock is behind.",
			"signature-malformed": "A signature in the header is cut off or malformed.",
			"signature-in-second-header": "The signature was found under the endpoint's second name.",
			"key-overlapping": "Signed with a key that was rotated, and still signs for a while.",
			"key-ended": "Signed with a key that has ended: your receiver uses a secret from before the rotation.",
			"key-unknown": "Signed with none of the keys of this endpoint: the secret is a wrong one.",
			"body-line-endings": "The line endings of the body were changed.",
			"body-surrounding-space": "White space was added to the body, or taken away from it.",
			"body-re-serialised": "The body was parsed and written again: the same JSON, but other bytes. Verify the raw body.",
			"body-altered": "The body was changed.",
			"body-made-by-script": "The transformation of the endpoint has made the body, so that it cannot be compared.",
			"message-unknown": "There is no message with this id.",
			"message-of-another-endpoint": "The message with this id went to another endpoint, which has another secret.",
			"message-expunged": "What the message said is no longer kept."
		},
		catalogue: {
			intro: "What may be sent, each with an example.",
			search: "Search",
			deprecated: "Do not rely on it any more",
			example: "Example"
		}
	};

// portal/webhooks/words.ts
	const WORDS = {
		en: ENGLISH,
		ar: ARABIC
	};
	const DIRECTION = {
		en: "ltr",
		ar: "rtl"
	};
	function filled(text, values) {
		return text.replaceAll(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
	}
	function named(list, code) {
		return Object.hasOwn(list, code) ? list[code] : code;
	}
	const LOCALE = {
		en: "en-GB",
		ar: "ar"
	};
	function momentIn(language, iso) {
		return new Intl.DateTimeFormat(LOCALE[language], {
			dateStyle: "medium",
			timeStyle: "medium"
		}).format(new Date(iso));
	}
	const numberIn = (language, value) => new Intl.NumberFormat(LOCALE[language]).format(value);

// portal/webhooks/endpoint-list.ts
	const PATH$1 = "/v1/webhook-endpoints";
	async function endpointList(portal) {
		const { words } = portal;
		const list = h("ul", { class: "cards" });
		const none = h("p", {
			class: "soft",
			hidden: true
		}, words.list.none);
		const more = portal.button(words.more, () => load(), "quiet");
		let cursor = "";
		const load = async () => {
			const query = cursor === "" ? "?limit=50" : `?limit=50&cursor=${encodeURIComponent(cursor ?? "")}`;
			const { data, page } = await portal.api.get(PATH$1 + query);
			list.append(...data.map((endpoint) => card$1(portal, endpoint)));
			cursor = page.nextCursor;
			more.hidden = cursor === null;
			none.hidden = list.children.length > 0;
		};
		await load();
		return h("div", {}, h("h1", { tabindex: -1 }, words.endpoints), portal.may("manage") ? h("p", {}, h("a", {
			class: "button",
			href: "#/new"
		}, words.list.add)) : null, none, list, more);
	}
	function card$1(portal, endpoint) {
		const state = h("p", {}, portal.words.loading);
		showHealth(portal, endpoint, state).catch((error) => portal.complain(error));
		return h("li", {}, h("h2", {}, h("a", {
			href: `#/endpoints/${endpoint.id}`,
			"aria-label": filled(portal.words.list.of, { url: endpoint.url })
		}, code(endpoint.url))), endpoint.description ? h("p", {}, endpoint.description) : null, state, h("p", { class: "soft" }, endpoint.eventTypes.flatMap((type) => [code(type), " "])));
	}
	async function showHealth(portal, endpoint, into) {
		into.replaceChildren(stateBadge(portal, await portal.api.get(`${PATH$1}/${endpoint.id}/health`)));
	}
	function stateBadge({ words }, { state, disabledReason }) {
		const reason = state === "disabled" && disabledReason !== null ? named(words.reasons, disabledReason) : "";
		return h("span", { class: `badge ${state}` }, named(words.states, state), reason === "" ? null : ` — ${reason}`);
	}

// portal/webhooks/attempts.ts
	const SIZE = 25;
	function filterOf(chosen) {
		if (chosen === "") return "";
		if (chosen === "succeeded" || chosen === "failed") return `&filter[error][isNull]=${chosen === "succeeded"}`;
		return `&filter[error]=${encodeURIComponent(chosen)}`;
	}
	async function attempts(portal, { id }) {
		const { words } = portal;
		const path = `/v1/webhook-endpoints/${id}`;
		const filter = choice([
			["", words.attempts.all],
			["succeeded", words.attempts.succeeded],
			["failed", words.attempts.failed],
			...Object.entries(words.errors)
		]);
		const list = h("ol", { class: "log" });
		const none = h("p", {
			class: "soft",
			hidden: true
		}, words.attempts.none);
		let cursor = null;
		const load = async (from) => {
			const query = `?limit=${SIZE}${filterOf(filter.value)}${from === null ? "" : `&cursor=${encodeURIComponent(from)}`}`;
			const { data, page } = await portal.api.get(`${path}/attempts${query}`);
			if (from === null) list.replaceChildren();
			list.append(...data.map((attempt) => entry(portal, path, attempt)));
			cursor = page.nextCursor;
			more.hidden = cursor === null;
			none.hidden = list.children.length > 0;
		};
		const more = portal.button(words.more, () => load(cursor), "quiet");
		filter.addEventListener("change", portal.doing(() => load(null)));
		await load(null);
		const refresh = portal.button(words.attempts.refresh, () => load(null), "quiet");
		return h("div", {}, h("div", { class: "row" }, new Field("", filter, words.attempts.filter).element, refresh), none, list, more);
	}
	function entry(portal, path, attempt) {
		const { words, language } = portal;
		const { eventType, responseStatus, error } = attempt;
		const outcome = error === null ? words.attempts.ok : named(words.errors, error);
		const status = responseStatus === null ? "" : ` · ${filled(words.attempts.status, { status: responseStatus })}`;
		const took = filled(words.attempts.took, { ms: numberIn(language, Math.round(attempt.durationMs)) });
		const inside = h("div", {}, h("p", {}, words.loading));
		const summary = h("summary", {}, h("span", { class: `badge ${error === null ? "healthy" : "failing"}` }, outcome + status), " ", code(eventType ?? ""), h("span", { class: "soft" }, ` ${portal.moment(attempt.startedAt)} · ${filled(words.attempts.number, { number: attempt.attempt })} · ${took}`));
		const details = h("details", {}, summary, inside);
		details.addEventListener("toggle", () => {
			if (!details.open) return;
			showDetails(portal, path, attempt, inside).catch((problem) => portal.complain(problem));
		});
		return h("li", {}, details);
	}
	async function showDetails(portal, path, attempt, into) {
		const { words } = portal;
		const { messageId } = attempt;
		if (messageId === null) return into.replaceChildren(h("p", {}, words.attempts.gone));
		const delivery = await portal.api.get(`${path}/deliveries/${messageId}`);
		const detail = delivery.attempts.find((one) => one.attempt === attempt.attempt);
		const resend = portal.button(words.attempts.resend, async () => {
			await portal.api.post(`${path}/deliveries/${messageId}/resends`);
			portal.say(words.attempts.resent);
		});
		into.replaceChildren(...portal.may("replay") ? [h("p", {}, resend)] : [], facts([
			[words.attempts.messageId, code(messageId)],
			[words.attempts.cause, named(words.causes, attempt.cause)],
			[words.attempts.startedAt, portal.moment(attempt.startedAt)],
			[words.attempts.error, attempt.error && named(words.errors, attempt.error)],
			["", detail?.errorDetail ?? null],
			[words.attempts.address, attempt.remoteAddress && code(attempt.remoteAddress)],
			[words.attempts.timing, timing(portal, attempt)]
		]), h("h3", {}, words.attempts.message), delivery.body === null ? h("p", {}, words.attempts.gone) : block(inLines(delivery.body), words.attempts.message), ...detail ? bothSides(portal, detail) : []);
	}
	function timing({ words, language }, { phases, durationMs }) {
		const ms = (value) => filled(words.attempts.took, { ms: numberIn(language, Math.round(value * 10) / 10) });
		const parts = [
			"dns",
			"connect",
			"tls",
			"firstByte"
		].flatMap((phase) => {
			const value = phases[phase];
			return value === null ? [] : [`${words.phases[phase]} ${ms(value)}`];
		});
		return [ms(durationMs), ...parts].join(" · ");
	}
	function bothSides({ words }, { requestHeaders, responseHeaders, responseBody }) {
		const answer = responseHeaders ? [
			h("h3", {}, words.attempts.responseHeaders),
			block(headerLines(responseHeaders), words.attempts.responseHeaders),
			h("h3", {}, words.attempts.response),
			block(responseBody ?? "", words.attempts.response)
		] : [h("p", {}, words.attempts.noAnswer)];
		return [
			h("h3", {}, words.attempts.requestHeaders),
			block(headerLines(requestHeaders), words.attempts.requestHeaders),
			...answer
		];
	}
	const headerLines = (headers) => Object.entries(headers).map(([name, value]) => `${name}: ${value}`).join("\n");

// portal/webhooks/key-ring.ts
	const DAY = "86400";
	async function keyRing(portal, { id }) {
		const { words, api } = portal;
		const path = `/v1/webhook-endpoints/${id}/keys`;
		const list = h("ul", { class: "cards" });
		const secrets = h("div", { "aria-live": "polite" });
		const load = async () => {
			const { data } = await api.get(path);
			list.replaceChildren(...data.map((key) => card(portal, path, key)));
		};
		await load();
		const overlap = choice([
			[DAY, words.keys.day],
			["3600", words.keys.hour],
			["604800", words.keys.week],
			["0", words.keys.now]
		], DAY);
		const rotate = portal.button(words.keys.rotate, async () => {
			const made = await api.post(path, { overlapSeconds: Number(overlap.value) });
			const shown = made.secret ?? made.publicKey;
			secrets.replaceChildren(...shown === null ? [] : [secretBox(portal, words.keys.rotated, shown)]);
			await load();
			portal.say(words.keys.rotated);
		});
		const rotation = h("div", { class: "row" }, new Field("overlapSeconds", overlap, words.keys.overlap).element, rotate);
		return h("div", {}, h("p", {}, words.keys.intro), secrets, list, portal.may("manage") ? rotation : null);
	}
	function card(portal, path, { id, algorithm, publicKey, ...key }) {
		const { words } = portal;
		const state = key.expiresAt === null ? words.keys.current : filled(words.keys.overlapping, { time: portal.moment(key.expiresAt) });
		const reveal = portal.button(words.keys.reveal, async () => {
			const { secret } = await portal.api.get(`${path}/${id}/secret`);
			item.querySelector(".secret")?.remove();
			item.append(secretBox(portal, words.keys.secret, secret));
		}, "quiet");
		const item = h("li", {}, h("h2", {}, code(id)), facts([
			[words.endpoint.state, state],
			["", code(algorithm)],
			[words.keys.publicKey, publicKey && code(publicKey)],
			[words.keys.createdAt, portal.moment(key.createdAt)]
		]), portal.may("view-secret") && publicKey === null ? h("p", {}, reveal) : null);
		return item;
	}

// portal/webhooks/operations.ts
	const PAUSE_MS = 700;
	async function ended(api, begun, seen = () => true) {
		let operation = begun;
		while (!operation.done && seen(operation)) {
			await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
			operation = await api.get(`/v1/operations/${operation.id}`);
		}
		seen(operation);
		return operation;
	}
	async function followed(portal, begun, within) {
		const { words } = portal;
		const bar = h("progress", { "aria-label": words.working });
		const text = h("p", { role: "status" });
		const stop = portal.button(words.replay.stop, () => portal.api.delete(`/v1/operations/${begun.id}`), "quiet");
		const box = h("div", { class: "note operation" }, bar, text, stop);
		within.append(box);
		const end = await ended(portal.api, begun, ({ progress: { done, total } }) => {
			if (total !== null) Object.assign(bar, {
				max: Math.max(total, 1),
				value: done
			});
			text.textContent = filled(words.replay.progress, {
				done,
				total: total ?? "…"
			});
			return box.isConnected;
		});
		bar.remove();
		stop.remove();
		text.textContent = endIn(portal, end);
	}
	function endIn({ words }, { state, progress, error }) {
		if (state === "failed") return filled(words.failed, { detail: error?.detail ?? "" });
		return state === "cancelled" ? words.replay.cancelled : filled(words.replay.done, { done: progress.done });
	}

// portal/webhooks/replay.ts
	const DAY_MS = 864e5;
	const MISSING = "missing";
	function replay(portal, { id }) {
		const { words, api } = portal;
		const path = `/v1/webhook-endpoints/${id}/replays`;
		const { fields, wish } = fieldsOf(portal);
		const result = h("div", { "aria-live": "polite" });
		const count = async () => {
			clearFaults(fields);
			result.replaceChildren();
			try {
				const body = wish();
				const { progress } = await ended(api, await api.post(path, {
					...body,
					dryRun: true
				}));
				offer(body, progress.done);
			} catch (error) {
				showFaults(fields, error);
			}
		};
		const offer = (body, counted) => {
			const send = portal.button(filled(words.replay.send, { count: counted }), async () => {
				const begun = await api.post(path, body);
				result.replaceChildren();
				await followed(portal, begun, result);
			});
			result.replaceChildren(h("p", {}, filled(words.replay.counted, { count: counted })), ...counted > 0 ? [h("p", {}, send)] : []);
		};
		const form = h("form", {
			novalidate: true,
			onsubmit: portal.doing(count)
		}, h("p", {}, words.replay.intro), fields.map(({ element }) => element), h("p", {}, h("button", {}, words.replay.count)));
		form.addEventListener("input", () => result.replaceChildren());
		return h("div", {}, form, result);
	}
	function fieldsOf({ words }) {
		const since = h("input", {
			type: "datetime-local",
			required: true,
			value: localOf(/* @__PURE__ */ new Date(Date.now() - DAY_MS))
		});
		const until = h("input", { type: "datetime-local" });
		const types = h("textarea", {
			dir: "ltr",
			rows: 2,
			spellcheck: "false"
		});
		const which = h("fieldset", {}, [
			"exhausted",
			"pending",
			"delivered",
			MISSING
		].map((one) => box(one, words.replay[one], one === "exhausted")));
		const fields = [
			new Field("since", since, words.replay.since),
			new Field("until", until, words.replay.until, words.replay.untilHelp),
			new Field("eventTypes", types, words.endpoint.eventTypes, words.form.eventTypesHelp),
			new Field("status", which, words.replay.which)
		];
		const wish = () => {
			const chosen = ticked(which);
			const [from, to, named] = [
				instantOf(since.value),
				instantOf(until.value),
				wordsIn(types.value)
			];
			if (from === null) throw missingSince(words.replay.sinceNeeded);
			return {
				since: from,
				...to === null ? {} : { until: to },
				...named.length === 0 ? {} : { eventTypes: named },
				status: chosen.filter((one) => one !== MISSING),
				missing: chosen.includes(MISSING)
			};
		};
		return {
			fields,
			wish
		};
	}
	const missingSince = (detail) => new Problem(422, "request.invalid", detail, detail, [{
		field: "since",
		detail
	}]);

// portal/webhooks/signature-check.ts
	function signatureCheck(portal, { id }) {
		const { words } = portal;
		const headers = h("textarea", {
			dir: "ltr",
			rows: 6,
			required: true,
			spellcheck: "false",
			autocomplete: "off"
		});
		const body = h("textarea", {
			dir: "ltr",
			rows: 8,
			spellcheck: "false",
			autocomplete: "off"
		});
		const fields = [new Field("headers", headers, words.check.headers, words.check.headersHelp), new Field("body", body, words.check.body, words.check.bodyHelp)];
		const result = h("div", { role: "status" });
		const check = async () => {
			clearFaults(fields);
			result.replaceChildren();
			try {
				const given = headersOf(headers.value);
				if (Object.keys(given).length === 0) throw noHeaders(words.check.noHeaders);
				const sent = {
					headers: given,
					body: body.value
				};
				show$1(portal, await portal.api.post(`/v1/webhook-endpoints/${id}/signature-checks`, sent), result);
			} catch (error) {
				showFaults(fields, error);
			}
		};
		return h("div", {}, h("p", {}, words.check.intro), h("form", {
			novalidate: true,
			onsubmit: portal.doing(check)
		}, fields.map(({ element }) => element), h("p", {}, h("button", {}, words.check.run))), result);
	}
	const noHeaders = (detail) => new Problem(422, "request.invalid", detail, detail, [{
		field: "headers",
		detail
	}]);
	function show$1(portal, { valid, keyId, findings }, into) {
		const { words } = portal;
		const verdict = h("strong", { class: `badge ${valid ? "healthy" : "failing"}` }, valid ? words.check.valid : words.check.invalid);
		into.replaceChildren(h("p", {}, verdict), h("ul", { class: "findings" }, findings.map((finding) => found(portal, finding))), facts([[words.check.key, keyId && code(keyId)]]));
	}
	function found({ words, language }, { code: what, severity, message, advice, secondsOff, difference }) {
		const seconds = secondsOff === null ? "" : ` (${filled(words.check.seconds, { seconds: numberIn(language, secondsOff) })})`;
		const text = Object.hasOwn(words.findings, what) ? words.findings[what] : message;
		return h("li", {
			class: severity,
			"data-code": what
		}, h("p", {}, text + seconds), h("p", {
			class: "soft",
			lang: "en",
			dir: "ltr"
		}, advice), difference ? facts([[words.check.sent, block(difference.sent, words.check.sent)], [words.check.given, block(difference.given, words.check.given)]]) : null);
	}

// portal/webhooks/endpoint-page.ts
	const PATH = "/v1/webhook-endpoints";
	async function endpointPage(portal, id, part = "overview") {
		const endpoint = await portal.api.get(`${PATH}/${encodeURIComponent(id)}`);
		if (part === "change" && portal.may("manage")) return changeEndpoint(portal, endpoint);
		const { words } = portal;
		const parts = [
			"overview",
			"attempts",
			...portal.may("replay") ? ["replay"] : [],
			"keys",
			"check"
		];
		const shown = parts.find((one) => one === part) ?? "overview";
		const links = parts.map((one) => h("li", {}, h("a", {
			href: `#/endpoints/${id}/${one}`,
			"aria-current": one === shown ? "page" : "false"
		}, words.endpoint[one])));
		return h("div", {}, h("p", {}, h("a", { href: "#/" }, words.endpoints)), h("h1", { tabindex: -1 }, code(endpoint.url)), h("nav", {
			class: "tabs",
			"aria-label": words.endpoint.tabs
		}, h("ul", {}, links)), await PARTS[shown](portal, endpoint));
	}
	const PARTS = {
		overview,
		attempts,
		replay,
		keys: keyRing,
		check: signatureCheck
	};
	async function overview(portal, endpoint) {
		const { words } = portal;
		const health = await portal.api.get(`${PATH}/${endpoint.id}/health`);
		const { failingSince, failingPercent, pausedUntil } = health;
		const listed = (names) => names.map((name) => h("span", {}, code(name), " "));
		const percent = filled(words.endpoint.failingPercent, { percent: Math.round(failingPercent) });
		return h("div", {}, facts([
			[words.endpoint.state, stateBadge(portal, health)],
			[words.endpoint.failingSince, failingSince && `${portal.moment(failingSince)} (${percent})`],
			[words.endpoint.pausedUntil, pausedUntil && portal.moment(pausedUntil)],
			[words.endpoint.description, endpoint.description],
			[words.endpoint.eventTypes, listed(endpoint.eventTypes)],
			[words.endpoint.channels, endpoint.channels.length > 0 ? listed(endpoint.channels) : words.endpoint.allChannels],
			[words.endpoint.createdAt, portal.moment(endpoint.createdAt)]
		]), portal.may("manage") ? await management(portal, endpoint) : null);
	}
	async function management(portal, endpoint) {
		const { words } = portal;
		const change = h("a", {
			class: "button",
			href: `#/endpoints/${endpoint.id}/change`
		}, words.endpoint.change);
		const disable = portal.button(words.endpoint.disable, async () => {
			await setStatus(portal, endpoint, "disabled");
			await again$1(portal, endpoint, words.endpoint.disabledNow);
		}, "quiet");
		return h("div", {}, endpoint.status === "disabled" ? enabling(portal, endpoint) : await example(portal, endpoint), h("p", { class: "actions" }, change, endpoint.status === "active" ? disable : null), removal(portal, endpoint));
	}
	async function setStatus({ api }, { id }, status) {
		await api.patch(`${PATH}/${id}`, {
			body: { status },
			ifMatch: "*"
		});
	}
	async function again$1(portal, { id }, said) {
		const shown = await endpointPage(portal, id);
		document.querySelector("main")?.replaceChildren(shown);
		shown.querySelector("h1")?.focus();
		portal.say(said);
	}
	function enabling(portal, endpoint) {
		const { words, api } = portal;
		const path = `${PATH}/${endpoint.id}/recoveries`;
		const wanted = h("input", { type: "checkbox" });
		const missed = h("div", { "aria-live": "polite" });
		const enable = portal.button(words.endpoint.enable, async () => {
			await setStatus(portal, endpoint, "active");
			if (!wanted.checked) return again$1(portal, endpoint, words.endpoint.enabled);
			const begun = await api.post(path, {});
			await again$1(portal, endpoint, words.endpoint.recovered);
			await followed(portal, begun, document.querySelector("main"));
		});
		const offer = async () => {
			const count = await missedBy(api, path, () => missed.isConnected);
			if (count === null) return missed.replaceChildren();
			wanted.checked = count > 0;
			const recover = h("label", { class: "box" }, wanted, h("span", {}, words.endpoint.recover));
			missed.replaceChildren(h("p", {}, filled(words.endpoint.missed, { count })), ...count > 0 ? [recover] : []);
		};
		if (portal.may("replay")) {
			missed.append(h("p", {}, words.endpoint.counting));
			setTimeout(() => offer().catch((error) => portal.complain(error)), 0);
		}
		return h("div", { class: "note" }, missed, h("p", {}, enable));
	}
	async function missedBy(api, path, isWanted) {
		try {
			const operation = await ended(api, await api.post(path, { dryRun: true }), isWanted);
			return operation.state === "done" ? operation.progress.done : null;
		} catch (error) {
			if (error instanceof Problem && (error.status === 409 || error.status === 422)) return null;
			throw error;
		}
	}
	async function example(portal, { id }) {
		const { words, api } = portal;
		const { data } = await api.get("/v1/event-types");
		const types = choice([["", words.endpoint.testPlain], ...data.map(({ type }) => [type, type])]);
		const send = portal.button(words.endpoint.test, async () => {
			const eventType = types.value === "" ? {} : { eventType: types.value };
			const sent = await api.post(`${PATH}/${id}/test-messages`, eventType);
			portal.say(filled(words.endpoint.tested, { id: sent.id }));
		});
		return h("div", { class: "row" }, new Field("eventType", types, words.endpoint.testType).element, send);
	}
	function removal(portal, { id }) {
		const { words } = portal;
		const remove = h("button", {
			type: "button",
			class: "quiet danger",
			onclick: () => ask(true)
		}, words.endpoint.remove);
		const yes = portal.button(words.endpoint.yes, async () => {
			await portal.api.delete(`${PATH}/${id}`);
			portal.go("/");
			portal.say(words.endpoint.removed);
		}, "danger");
		const no = h("button", {
			type: "button",
			class: "quiet",
			onclick: () => ask(false)
		}, words.endpoint.no);
		const question = h("div", {
			class: "note",
			hidden: true
		}, h("p", {}, words.endpoint.confirmRemove), h("p", { class: "actions" }, yes, no));
		const ask = (isAsked) => {
			question.hidden = !isAsked;
			remove.hidden = isAsked;
			(isAsked ? no : remove).focus();
		};
		return h("div", {}, remove, question);
	}

// portal/webhooks/portal.ts
	var Portal = class {
		api;
		session;
		voices;
		language = "en";
		ended = () => void 0;
		constructor(api, session, voices) {
			this.api = api;
			this.session = session;
			this.voices = voices;
		}
		get words() {
			return WORDS[this.language];
		}
		may(capability) {
			return this.session.capabilities.includes(capability);
		}
		moment(iso) {
			return momentIn(this.language, iso);
		}
		say(text) {
			this.voices.alert.replaceChildren();
			this.voices.status.textContent = text;
		}
		complain(error) {
			this.voices.status.textContent = "";
			if (error instanceof Problem && error.status === 401) return this.ended();
			this.voices.alert.textContent = error instanceof Problem ? filled(this.words.failed, { detail: error.message }) : this.words.unreachable;
			this.voices.alert.scrollIntoView({ block: "nearest" });
		}
		hush() {
			this.voices.status.textContent = "";
			this.voices.alert.replaceChildren();
		}
		go(place) {
			location.hash = `#${place}`;
		}
		doing(work) {
			return (event) => {
				event.preventDefault();
				const button = event instanceof SubmitEvent ? event.submitter : event.currentTarget;
				const isBusy = (busy) => {
					if (button instanceof HTMLButtonElement) button.disabled = busy;
				};
				isBusy(true);
				this.say(this.words.working);
				this.#done(work).finally(() => isBusy(false)).catch(reportError);
			};
		}
		async #done(work) {
			try {
				await work();
				if (this.voices.status.textContent === this.words.working) this.voices.status.textContent = "";
			} catch (error) {
				this.complain(error);
			}
		}
		button(text, work, className = "") {
			return h("button", {
				type: "button",
				class: className,
				onclick: this.doing(work)
			}, text);
		}
	};

// portal/webhooks/token.ts
	function tokenIn(hash) {
		const parts = hash.replace(/^#/, "").split("&");
		const token = parts.find((part) => part.startsWith("token="));
		if (token === void 0) return {
			token: null,
			rest: hash
		};
		const rest = parts.filter((part) => part !== token).join("&");
		return {
			token: decodeURIComponent(token.slice(6)),
			rest: rest === "" ? "" : `#${rest}`
		};
	}
	const embedIn = (search) => new URLSearchParams(search).get("embed");
	function mayShow(isFramed, embed, sessionId) {
		return !isFramed || embed === sessionId;
	}
	const keyOf = (embed) => `clutch.webhook-portal.${embed ?? "own"}`;
	var TokenStore = class {
		key;
		storage;
		#kept = null;
		constructor(key, storage) {
			this.key = key;
			this.storage = storage;
		}
		get() {
			return this.#kept ?? this.#try((storage) => storage.getItem(this.key));
		}
		set(token) {
			this.#kept = token;
			this.#try((storage) => storage.setItem(this.key, token));
		}
		clear() {
			this.#kept = null;
			this.#try((storage) => storage.removeItem(this.key));
		}
		#try(work) {
			try {
				return work(this.storage());
			} catch {
				return null;
			}
		}
	};

// portal/webhooks/main.ts
	const element = (id) => document.getElementById(id);
	const main = element("content");
	const voices = {
		status: element("status"),
		alert: element("alert")
	};
	const embed = embedIn(location.search);
	const tokens = new TokenStore(keyOf(embed), () => sessionStorage);
	let language = document.documentElement.lang === "ar" ? "ar" : "en";
	let again = async () => void 0;
	let shows = 0;
	takeToken();
	addEventListener("hashchange", () => {
		if (takeToken()) location.reload();
	});
	element("language").addEventListener("click", (event) => {
		event.preventDefault();
		speak(language === "en" ? "ar" : "en");
	});
	start().catch(failed);
	function failed(error) {
		reportError(error);
		tell((words) => words.unreachable);
	}
	function takeToken() {
		const { token, rest } = tokenIn(location.hash);
		if (token === null) return false;
		tokens.set(token);
		history.replaceState(null, "", location.pathname + location.search + rest);
		return true;
	}
	function speak(to) {
		language = to;
		const address = new URL(location.href);
		address.searchParams.set("lang", to);
		history.replaceState(null, "", address);
		dress();
		again().catch(failed);
	}
	async function start() {
		dress();
		const token = tokens.get();
		if (token === null) return tell((words) => words.noToken);
		const api = new Api(token, () => language);
		const session = await sessionOf(api);
		if (session === null) return;
		if (!mayShow(window.self !== window.top, embed, session.id)) return tell((words) => words.notHere);
		if (session.brand) wear(session.brand);
		const portal = new Portal(api, session, voices);
		portal.ended = end;
		element("parts").hidden = false;
		again = () => show(portal);
		addEventListener("hashchange", () => {
			portal.hush();
			show(portal).catch((error) => portal.complain(error));
		});
		const left = Date.parse(session.expiresAt) - Date.now();
		setTimeout(end, Math.min(Math.max(left, 0), 2 ** 31 - 1));
		await show(portal);
	}
	async function sessionOf(api) {
		try {
			return await api.get("/v1/webhook-portal-session");
		} catch (error) {
			if (!(error instanceof Problem)) throw error;
			if (error.status === 401) end();
			else tell((words) => words.notASession);
			return null;
		}
	}
	function end() {
		tokens.clear();
		tell((words) => words.ended);
	}
	function tell(said) {
		const words = WORDS[language];
		element("parts").hidden = true;
		voices.status.textContent = "";
		voices.alert.replaceChildren();
		element("until").textContent = "";
		main.replaceChildren(h("h1", { tabindex: -1 }, words.title), h("p", {
			class: "note",
			role: "alert"
		}, said(words)));
		again = async () => tell(said);
	}
	function dress() {
		const words = WORDS[language];
		const root = document.documentElement;
		root.lang = language;
		root.dir = DIRECTION[language];
		const other = language === "en" ? "ar" : "en";
		const link = element("language");
		link.textContent = words.otherLanguage;
		link.lang = other;
		link.setAttribute("hreflang", other);
		const address = new URL(location.href);
		address.searchParams.set("lang", other);
		link.setAttribute("href", address.search);
		element("skip").textContent = words.skip;
		element("parts").setAttribute("aria-label", words.navigation);
		element("to-endpoints").textContent = words.endpoints;
		element("to-events").textContent = words.events;
	}
	function wear({ name, logoUrl, accentColor }) {
		element("brand").textContent = name;
		document.title = name;
		if (logoUrl !== null) {
			const logo = h("img", {
				src: logoUrl,
				alt: "",
				height: 28,
				referrerpolicy: "no-referrer",
				onerror: () => logo.remove()
			});
			element("brand").prepend(logo);
		}
		if (accentColor === null || !/^#[\da-f]{6}$/i.test(accentColor)) return;
		const own = [...document.styleSheets].find(({ href }) => href?.endsWith("/portal/webhooks.css"));
		own?.insertRule(`@media (prefers-color-scheme: light) { :root { --accent: ${accentColor}; } }`, own.cssRules.length);
	}
	async function show(portal) {
		const mine = ++shows;
		portal.language = language;
		element("until").textContent = filled(portal.words.until, { time: portal.moment(portal.session.expiresAt) });
		const [, place = "", id = "", part = ""] = location.hash.slice(1).split("/");
		element("to-endpoints").setAttribute("aria-current", place === "events" ? "false" : "page");
		element("to-events").setAttribute("aria-current", place === "events" ? "page" : "false");
		main.setAttribute("aria-busy", "true");
		try {
			const shown = await pageAt(portal, place, id, part);
			if (mine !== shows) return;
			main.replaceChildren(shown);
			main.querySelector("h1")?.focus();
		} catch (error) {
			if (mine !== shows) return;
			main.replaceChildren(h("p", {}, h("a", { href: "#/" }, portal.words.endpoints)));
			portal.complain(error);
		} finally {
			main.removeAttribute("aria-busy");
		}
	}
	function pageAt(portal, place, id, part) {
		if (place === "events") return catalogue(portal);
		if (place === "new" && portal.may("manage")) return newEndpoint(portal);
		if (place === "endpoints" && id !== "") return endpointPage(portal, id, part === "" ? "overview" : part);
		return endpointList(portal);
	}

})();