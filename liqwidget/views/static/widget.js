// liqwidget: bundled from liqwidget/views/js by build.js
function make(){"use strict";var made=(()=>{var __defProp=Object.defineProperty;var __getOwnPropDesc=Object.getOwnPropertyDescriptor;var __getOwnPropNames=Object.getOwnPropertyNames;var __hasOwnProp=Object.prototype.hasOwnProperty;var __export=(target,all)=>{for(var name2 in all)__defProp(target,name2,{get:all[name2],enumerable:!0})},__copyProps=(to,from,except,desc)=>{if(from&&typeof from==
"object"||typeof from=="function")for(let key of __getOwnPropNames(from))!__hasOwnProp.call(to,key)&&key!==except&&__defProp(to,key,{get:()=>from[key],enumerable:!(desc=
__getOwnPropDesc(from,key))||desc.enumerable});return to};var __toCommonJS=mod=>__copyProps(__defProp({},"__esModule",{value:!0}),mod);var widget_exports={};__export(widget_exports,{default:()=>widget_default2});function createPatience(el,chosen,signal){let byKeys=!1,timer=0,held=null,release=()=>{clearTimeout(timer);let now=held;held=null,now&&chosen(now.value)};return el.
addEventListener("pointerdown",()=>{byKeys=!1},{signal,capture:!0}),el.addEventListener("keydown",event=>{byKeys=!0,held&&(event.key==="Enter"||event.key===" ")&&
release()},{signal,capture:!0}),el.addEventListener("focusout",event=>{el.contains(event.relatedTarget)||release()},{signal}),signal.addEventListener("abort",()=>clearTimeout(
timer)),{choose(value){held={value},clearTimeout(timer),byKeys?timer=window.setTimeout(release,700):release()},isHolding:()=>held!==null}}var FOCUSABLE=["input","select","button"];function element(tag,attributes,...children){let made=document.createElement(tag);for(let[name2,value]of Object.entries(
attributes))value!==!1&&made.setAttribute(name2,value===!0?"":String(value));return FOCUSABLE.includes(tag)&&made.setAttribute("data-lm-suppress-shortcuts","tru\
e"),made.append(...children),made}function setText(node,text){node.textContent!==text&&(node.textContent=text)}function setAttribute(node,name2,value){node.getAttribute(
name2)!==value&&node.setAttribute(name2,value)}function button(text,attributes,pressed,signal){let made=element("button",{type:"button",...attributes},text);return made.
addEventListener("click",pressed,{signal}),made}function segments(label,name2,options,chosen,signal,{patient=!1}={}){let group=`liqwidget-${name2}-${Math.random().
toString(36).slice(2)}`,el=element("div",{class:"liqwidget-segments",role:"radiogroup","aria-label":label,"data-control":name2}),offer=offered=>{let key=JSON.stringify(
offered);el.dataset.offered!==key&&(el.dataset.offered=key,el.replaceChildren(...offered.map(([value,words])=>element("label",{},element("input",{type:"radio",name:group,
value}),element("span",{},words)))))};offer(options);let wait=createPatience(el,chosen,signal),choose=patient?wait.choose:chosen;return el.addEventListener("cha\
nge",event=>{choose(event.target.value)},{signal}),{el,offer,set(value,disabled=!1){for(let input of el.querySelectorAll("input"))wait.isHolding()||(input.checked=
input.value===value),input.disabled=disabled}}}function select(label,name2,chosen,signal){let input=element("select",{"data-control":name2}),el=element("label",
{class:"liqwidget-field"},element("span",{},label),input),wait=createPatience(el,chosen,signal);return input.addEventListener("change",()=>wait.choose(input.value),
{signal}),{el,input,set(offered,value,disabled=!1){let key=JSON.stringify(offered);input.dataset.offered!==key&&(input.dataset.offered=key,input.replaceChildren(
...offered.map(([option,words])=>element("option",{value:option},words)))),input.value!==value&&!wait.isHolding()&&(input.value=value),input.disabled=disabled}}}
function slider({label,name:name2,spoken,range,moved,settled,usual,patient=!1},signal){let input=element("input",{type:"range",...range,"aria-label":spoken,"dat\
a-control":name2}),value=element("output",{}),back=button("↺",{class:"liqwidget-back","aria-label":`${label}: back`,title:"Back"},usual,signal),el=element("di\
v",{class:"liqwidget-slider"},element("span",{class:"liqwidget-slider-label"},label),value,back,input);input.addEventListener("input",()=>moved(input.valueAsNumber),
{signal});let wait=createPatience(el,settled,signal);return input.addEventListener("change",patient?wait.choose:settled,{signal}),{el,input,set(number2,words,isUsual,disabled=!1){
Math.abs(input.valueAsNumber-number2)>1e-9&&(input.value=String(number2)),setText(value,words),setAttribute(input,"aria-valuetext",words),back.style.visibility=
isUsual||disabled?"hidden":"visible",input.disabled=disabled}}}function createCompactHead({model,store,signal},savePicture){let title=element("div",{class:"liqwidget-title"}),save=button("Save PNG",{title:"Save this picture\
 as PNG"},savePicture,signal);return{el:element("div",{class:"liqwidget-head"},title,save),update(){setText(title,`${store.get("window")} · ${model.get("symbol")}`),
save.setAttribute("aria-label",`Save the ${store.get("window")} map as PNG`)}}}function amount(value){for(let[unit,size2]of[["T",1e12],["B",1e9],["M",1e6],["k",1e3]])if(Math.abs(value)>=.9995*size2)return`${(value/size2).toPrecision(3)}${unit}`;
return String(Number(value.toPrecision(3)))}var shortAmount=value=>amount(value).replace(/(\.\d*?)0+(\D|$)/,"$1$2").replace(/\.(\D|$)/,"$1"),dollars=value=>`${amount(
value)} USD`,inUnit=(value,unit)=>`${amount(value)} ${unit}`;function duration(ms){let hours=ms/36e5;return hours>=48?`${(hours/24).toFixed(1)} days`:hours>=1?`${hours.
toFixed(1)} h`:`${Math.round(60*hours)} min`}var FORMATS=new Map;function price(price2){let digits2=price2>=1e4?0:price2>=100?1:Math.max(0,Math.min(12,5-Math.ceil(
Math.log10(price2)))),format=FORMATS.get(digits2);return format||(format=new Intl.NumberFormat("en-US",{minimumFractionDigits:digits2,maximumFractionDigits:digits2}),
FORMATS.set(digits2,format)),format.format(price2)}function percent(share){return`${share>=0?"+":"−"}${Math.abs(100*share).toFixed(2)} %`}function time(time2){
return`${new Date(time2).toISOString().slice(0,16).replace("T"," ")} UTC`}function roundTicks(limit){if(!(limit>0))return[0];let rough=limit/4,power=10**Math.floor(
Math.log10(rough)),far=size2=>Math.abs(Math.log(size2/rough)),step=[1,2,5,10].map(digit=>digit*power).sort((a,b)=>far(a)-far(b))[0];return Array.from({length:Math.
floor(limit/step+1e-9)+1},(_,i)=>i*step)}var levels=({levels:levels2,first,last})=>levels2===1?`1 level at ${price(first)}`:`${levels2} levels from ${price(first)} to ${price(last)}`;function chainSteps(chain){
let falls=chain.shock<0,[way,sold,side]=falls?["falls","sold","longs"]:["rises","bought","shorts"];return[`Shock: price ${way} to ${price(chain.shocked)}, as if\
 ${dollars(chain.flow)} were ${sold}`,...chain.rounds.map(round=>`${dollars(round.dollars)} of ${side} ${sold}, ${levels(round)}: price to ${price(round.after)}\
 (${percent(round.after/chain.price-1)})`)]}function chainSentence(chain){let way=chain.shock<0?"fall":"rise",side=chain.shock<0?"longs":"shorts",beyond=chain.stop===
"end of the map",rounds=chain.rounds.length===1?"1 round":`${chain.rounds.length} rounds`;return chain.rounds.length?`A ${way} of ${size(chain.shock)} becomes o\
ne of ${beyond?"at least ":""}${size(chain.end)}, to ${price(chain.end_price)}: ${dollars(chain.dollars)} of ${side} in ${rounds}; ${beyond?"the map ends before\
 it does":"no further order is in reach"}.`:`A ${way} of ${size(chain.shock)} forces nobody: no order is in reach.`}var size=share=>`${Math.abs(100*share).toFixed(
2)} %`;var STEP_MS=700,MILLION=1e6;function cascadeGroup({store,scene,signal,chain,paint,announce}){let still=globalThis.matchMedia("(prefers-reduced-motion: reduce)"),
timer=0,spoken="",stop=()=>{clearInterval(timer),timer=0},show=rounds=>{chain.show(rounds),paint()},settled=()=>{store.settle();let found=chain.find(),words=found?
chainSentence(found):"";words&&words!==spoken&&announce(words),spoken=words},choose=values=>{stop(),store.draft(values),settled()},move2=slider({label:"Pull pri\
ce by",name:"shock",spoken:"Move of price from outside, per cent",range:{min:-20,max:20,step:.1},moved:per_cent=>{stop(),store.draft({shock:per_cent/100})},settled,
usual:()=>choose({shock:0})},signal),depth=element("input",{type:"number",min:.001,step:"any","data-control":"depth","aria-label":"Assumption: million dollars o\
f market orders that move price by 1 per cent"});depth.addEventListener("change",()=>{let millions=depth.valueAsNumber;millions*MILLION>=1?choose({depth:millions*
MILLION}):group.update()},{signal});let guess=button("↺",{class:"liqwidget-back","aria-label":"Depth: back to the guess from volume",title:"Back to the guess"},
()=>choose({depth:null}),signal),source=element("span",{class:"liqwidget-note"}),step=button("Next step",{"data-control":"chain-step"},()=>{stop();let total=chain.
find()?.rounds.length??0,next=chain.shown()>=total?0:chain.shown()+1;show(next),announce(items()[next]??"")},signal),play=button("Play",{"data-control":"chain-p\
lay"},()=>{timer?stop():(show(0),timer=window.setInterval(()=>{let total=chain.find()?.rounds.length??0;chain.shown()>=total&&stop(),show(chain.shown()<total?chain.
shown()+1:1/0)},STEP_MS)),group.update()},signal);signal.addEventListener("abort",stop);let sentence2=element("div",{"data-note":"chain"}),list=element("ol",{class:"\
liqwidget-marks liqwidget-chain","aria-label":"Steps of the cascade",start:0}),warning=element("div",{class:"liqwidget-note"});setText(warning,"A scenario, not \
a forecast. Candles do not hold the order book, so the depth is assumed; and with a mix that was not fitted, what forced orders add is often several times too m\
uch.");let items=()=>{let found=chain.find();return found?chainSteps(found):[]},listed="",listedOf=0,group={name:"cascade",title:"Cascade",el:element("div",{class:"\
liqwidget-cascade"},element("div",{class:"liqwidget-stack"},move2.el,element("div",{class:"liqwidget-field"},element("span",{},"Assumed depth"),depth,element("s\
pan",{},"M USD move price by 1 %"),guess),source,element("div",{class:"liqwidget-field"},play,step),warning),element("div",{class:"liqwidget-stack"},sentence2,list)),
state(){let found=chain.find();return found?`${percent(found.shock)} becomes ${percent(found.end)}`:store.get("blind")?"map hidden":"none"},update(){let shock=store.
get("shock"),shown=scene(),found=chain.find(),blind=store.get("blind");move2.set(100*shock,shock&&shown?`${percent(shock)}, to ${price(shown.price()*(1+shock))}`:
"0 %: not at all",shock===0);let{dollars:assumed,guessed}=chain.depth();if(document.activeElement!==depth){let text=assumed>0?String(Number((assumed/MILLION).toPrecision(
3))):"";depth.value!==text&&(depth.value=text)}guess.style.visibility=guessed?"hidden":"visible",setText(source,guessed?assumed>0?"assumption: 1 % of a mean day\
 of the last 7 days, an illustration":"assumption: no volume is known to guess it from; write one":`assumption: ${dollars(assumed)}, given by hand`);let total=found?.
rounds.length??0;play.hidden=still.matches,play.disabled=step.disabled=total===0,setText(play,timer?"Pause":"Play"),setText(step,chain.shown()>=total?"From the \
start":"Next step"),setText(sentence2,found?chainSentence(found):blind?"Hidden while the map is.":"Pull price with the slider, or by its handle on the map once \
it is off its place.");let until=chain.shown(),lines=store.isDrafting()&&shock===listedOf&&found?null:items(),now=JSON.stringify(lines);lines&&now!==listed&&(listed=
now,listedOf=shock,list.replaceChildren(...lines.map(line=>element("li",{},line)))),[...list.children].forEach((item,i)=>item.classList.toggle("liqwidget-later",
i>until))}};return group}var RIM="rgba(0, 0, 0, 0.75)",PLATE="rgba(12, 14, 17, 0.82)";var WHITE="#ffffff",SIDES={long:"#4cb2f0",short:"#ff9145"};function stroke({over,out,ratio,dark},points,color,width,dash=[]){out.beginPath();for(let i=0;i<points.
length;i+=2)out.lineTo(points[i],points[i+1]);out.setLineDash(dash.map(part=>part*ratio));let onHeat=[[RIM,width+2],[color,width]],onPaper=[[color===WHITE&&!dark?
"#1f2328":color,width]];for(let[ink,wide]of over==="heat"?onHeat:onPaper)out.strokeStyle=ink,out.lineWidth=wide*ratio,out.stroke();out.setLineDash([])}function plate({
out,ratio},lines){return out.font=`${Math.round(12*ratio)}px system-ui, sans-serif`,{width:Math.max(...lines.map(line=>out.measureText(line).width))+10*ratio,height:(lines.
length*17+2)*ratio}}function write(pen,lines,x,y,color,below,end=pen.width){let{out,ratio,height}=pen,size2=plate(pen,lines),left=Math.max(0,Math.min(x,end-size2.
width)),[over,under]=[y-3*ratio-size2.height,y+3*ratio],top=below?under+size2.height>height?over:under:over<0?under:over;out.fillStyle=PLATE,out.fillRect(left,top,
size2.width,size2.height),out.fillStyle=color,out.textAlign="left",out.textBaseline="middle",lines.forEach((line,i)=>out.fillText(line,left+5*ratio,top+(1+(i+.5)*
17)*ratio))}var plain=value=>String(Number(value.toPrecision(6)));function level(rules,{entry,side,leverage,notional}){let name2=`${side} ${plain(leverage)}x from ${price(entry)}`,
none=why=>({price:null,words:`${name2}: ${why}`}),asked=required(rules,entry,leverage,notional);if(!asked)return none(`larger than any bracket of ${rules.title}`);
let{rate,credit,most}=asked;if(leverage>most)return none(`${rules.title} offers ${plain(most)}x at most for that`);let margin=1/leverage+credit,linear=rules.family.
startsWith("linear");if(leverage===1&&side==="long"===linear)return none("never liquidated at 1x");if(rate>=margin)return none(`cannot be opened, it must keep ${plain(
rate)} of ${plain(margin)} put in`);let price2=entry*factor(rules.family,side,margin,rate);return{price:price2,words:`${name2}: ${equation(rules.family,side,entry,
leverage,credit,rate)} = ${price(price2)}`}}function factor(family,side,margin,rate){let s=side==="long"?1:-1;switch(family){case"linear_mark":return(1-s*margin)/
(1-s*rate);case"linear_entry":return 1-s*margin+s*rate;case"inverse_mark":return(1+s*rate)/(1+s*margin);default:return 1/(1+s*margin-s*rate)}}function required(rules,entry,leverage,notional){
let{rates,leverages,brackets,fee,per_coin,unit,max_leverage}=rules;if(rates){let tier=leverages.findIndex(other=>other>=leverage);return{rate:rates[tier<0?rates.
length-1:tier],credit:0,most:max_leverage}}if(!notional)return{rate:brackets[0].rate+fee,credit:0,most:max_leverage};let size2=unit!=="USD"||per_coin>0?notional/
entry:notional,found=brackets.find(({cap})=>cap===null||size2<=cap);return found?{rate:found.rate+per_coin*size2+fee,credit:found.amount/size2,most:found.max_leverage}:
null}function equation(family,side,entry,leverage,credit,rate){let part=`1/${plain(leverage)}`,margin=credit>0?`(${part} + ${plain(credit)})`:part,kept=plain(rate),
[minus,plus]=side==="long"?["-","+"]:["+","-"],paid={linear_mark:`× (1 ${minus} ${margin}) / (1 ${minus} ${kept})`,linear_entry:`× (1 ${minus} ${margin} ${plus}\
 ${kept})`,inverse_mark:`× (1 ${plus} ${kept}) / (1 ${plus} ${margin})`,inverse_entry:`/ (1 ${plus} ${margin} ${minus} ${kept})`};return`${price(entry)} ${paid[family]}`}
function openedIn({starts,ends},time2,last){if(time2<starts[0])return-1;for(let c=0;c<=last;c++)if(time2<ends[c])return c;return null}function reachedIn({lowest:lowest2,
highest},side,price2,opened,last){for(let c=opened+1;c<=last;c++)if(side==="long"?lowest2[c]<=price2:highest[c]>=price2)return c;return-1}var GRIP=34,NEAR=6,ENOUGH=520,FOUND=new WeakMap;function placed({mixer:{payload},column},position){let last=column(),known=FOUND.get(position);if(known?.payload===
payload&&known.last===last)return known.found;let found=place(payload,position,last);return FOUND.set(position,{payload,last,found}),found}function place(payload,position,last){
let opened=openedIn(payload,position.time,last);if(opened===null)return null;let{price:price2,words}=level(payload.rules,position),reached=price2===null?-1:reachedIn(
payload,position.side,price2,opened,last);return{opened,price:price2,words,reached}}function placedWords(scene,position){let at=placed(scene,position);if(!at)return"\
opens after the bar shown";let{reached,words,price:price2}=at;return price2===null?words:`${words}, ${reached<0?"not reached":`reached by ${time(scene.mixer.payload.
ends[reached])}`}`}function positionsLayer(scene,{store}){let{payload}=scene.mixer,middle=c=>(payload.starts[c]+payload.ends[c])/2,one=(pen,position)=>{let at=placed(
scene,position);if(!at)return;let{over,out,x,y,width,height,ratio}=pen,{side,leverage,entry}=position,color=SIDES[side],{price:price2,reached,opened,words}=at,s=side===
"long"?1:-1;if(over==="map"){price2!==null&&reached<0&&stroke(pen,[0,y(price2),10*ratio,y(price2)],color,2);return}let left=opened<0?0:x(middle(opened)),known=Math.
min(width,x(payload.ends[scene.column()])),end=known-GRIP*ratio;if(opened>=0){price2!==null&&stroke(pen,[left,y(entry),left,y(price2)],color,1,[2,3]);let size2=6*
ratio;out.beginPath(),out.moveTo(left,y(entry)-s*size2),out.lineTo(left-size2,y(entry)+s*size2),out.lineTo(left+size2,y(entry)+s*size2),out.closePath(),out.lineWidth=
3*ratio,out.strokeStyle="rgba(0, 0, 0, 0.75)",out.stroke(),out.fillStyle=color,out.fill()}if(price2===null){write(pen,[words],left+10*ratio,y(entry),color,!0,end);
return}let right=reached<0?known:x(middle(reached)),to=y(price2);if(stroke(pen,[left,to,right,to],color,2,side==="short"?[6,3]:[]),reached>=0){out.beginPath(),out.
arc(right,to,5*ratio,0,2*Math.PI);for(let[ink,wide]of[["rgba(0, 0, 0, 0.75)",4],[color,2]])out.strokeStyle=ink,out.lineWidth=wide*ratio,out.stroke()}if(!(to>=0&&
to<=height))return;let label=width/ratio>ENOUGH?words:`${side} ${leverage}x: ${price(price2)}`;write(pen,[label],left+4*ratio,to,color,side==="long",end)};return{
name:"positions",always:!0,draw(pen){for(let position of store.get("positions"))one(pen,position)},read(px,py,{x,y,ratio}){let said=[];for(let position of store.
get("positions")){let{price:price2,opened}=placed(scene,position)??{};if(price2==null||opened===void 0)continue;let from=opened<0?0:x(middle(opened));px>=from&&
Math.abs(py-y(price2))<=NEAR*ratio&&said.push(placedWords(scene,position))}return said}}}function move({prices,payload},stacked,price2,target){let{n_buckets,leverages}=payload,long=new Float64Array(leverages.length),short=new Float64Array(leverages.
length),dollars2=0,falls=target<price2;if(target===price2)return{long,short,dollars:dollars2};for(let b=0;b<n_buckets;b++)if(!(falls?prices[b]<target:prices[b]>
target))for(let k=0;k<leverages.length;k++){let amount2=stacked[(2*k+(falls?0:1))*n_buckets+b];(falls?long:short)[k]+=amount2,dollars2+=amount2}return{long,short,
dollars:dollars2}}var TIERS=4;function rulerWords(scene,store,target){let price2=scene.price(),head=`Ruler ${price(target)}  ${percent(target/price2-1)}`;if(store.get("blind"))return[
head];let{long,short,dollars:total}=move(scene.mixer,scene.profile(),price2,target),{leverages}=scene.mixer.payload,side=target<price2?"longs":"shorts",which=store.
get("tiers").includes(!1)?`the ${side} that are drawn`:side,tiers=leverages.map((leverage,k)=>[leverage,long[k]+short[k]]).filter(([,part])=>part>=.005*total&&part>=
1).sort((a,b)=>b[1]-a[1]).slice(0,TIERS);return[head,`${dollars(total)} of ${which} would be forced on the way`,tiers.map(([leverage,part])=>`${leverage}x ${amount(
part)}`).join(" · ")].filter(Boolean)}function createRows(label,create){let el=element("ol",{class:"liqwidget-drawn","aria-label":label}),rows=[];return{el,update(count){for(;rows.length>count;)rows.
pop()?.el.remove();for(;rows.length<count;){let row=create(rows.length);rows.push(row),el.append(row.el)}el.hidden=count===0;for(let row of rows)row.update()}}}var TOOLS=[["pin","Pin"],["position","Position"],["line","Line"],["ruler","Ruler"]],SIDES2=[["long","long"],["short","short"]],ENTRIES=[["click","where clicked"],
["close","close of the bar"]],NOTES={pin:"A click pins a cell and shows where its positions were opened.",position:"A click opens a position there and draws its\
 liquidation level.",line:"A click draws a line; drag its grip at the right edge.",ruler:"A click sets the ruler; drag its grip and read what a move there would\
 force."};function number(name2,label,typed,limits={}){let input=element("input",{type:"number",step:"any","data-control":name2,"aria-label":label,...limits});return input.
addEventListener("change",()=>{let value=input.valueAsNumber;input.value="",typed(value)}),{el:input,set(text){(document.activeElement!==input||input.value==="")&&
(input.value=text)}}}var digits=price2=>price(price2).replaceAll(",","");function drawGroup({store,scene,drawing,signal}){let tool=segments("What a click on the\
 map does","tool",TOOLS,value=>{store.draft({tool:value}),store.send()},signal),note=element("div",{class:"liqwidget-note"}),{pen}=drawing,side=segments("Side o\
f the next position","pen-side",SIDES2,value=>{pen.side=value,group.update()},signal),leverage=number("pen-leverage","Leverage of the next position",value=>{value>=
1&&(pen.leverage=value),group.update()},{min:1}),entry=segments("Entry of the next position","pen-entry",ENTRIES,value=>{pen.entry=value,group.update()},signal),
nib=element("div",{class:"liqwidget-field"},side.el,leverage.el,element("span",{},"x, entry"),entry.el),undo=button("Undo",{"data-control":"undo",title:"Take ba\
ck what was drawn last (Ctrl or Cmd Z on the map)"},()=>drawing.undo(),signal),update=()=>group.update(),cross=(label,pressed)=>button("×",{class:"liqwidget-sm\
all liqwidget-remove","aria-label":label,title:label},pressed,signal),positions=createRows("Positions",i=>{let set=part=>{drawing.change({positions:store.get("p\
ositions").map((one,k)=>k===i?{...one,...part}:one)}),update()},which=segments(`Side of position ${i+1}`,"position-side",SIDES2,value=>set({side:value}),signal),
times=number("position-leverage",`Leverage of position ${i+1}`,value=>value>=1?set({leverage:value}):update(),{min:1}),from=number("position-entry",`Entry price\
 of position ${i+1}`,value=>value>0?set({entry:value}):update(),{min:0}),words2=element("div",{class:"liqwidget-drawn-words"});return{el:element("li",{},element(
"div",{class:"liqwidget-field"},which.el,times.el,element("span",{},"x from"),from.el,cross(`Remove position ${i+1}`,()=>drawing.change({positions:store.get("po\
sitions").filter((_,k)=>k!==i)},"Position removed."))),words2),update(){let one=store.get("positions")[i],shown=scene();which.set(one.side),times.set(String(one.
leverage)),from.set(digits(one.entry)),setText(words2,shown?placedWords(shown,one):"")}}}),lines=createRows("Lines",i=>{let set=part=>{drawing.change({lines:store.
get("lines").map((one,k)=>k===i?{...one,...part}:one)}),update()},at=number("line-price",`Price of line ${i+1}`,value=>value>0?set({price:value}):update(),{min:0}),
label=element("input",{type:"text",maxlength:60,"data-control":"line-label","aria-label":`Name of line ${i+1}`,list:words.id});label.addEventListener("change",()=>set(
{label:label.value}));let away=element("span",{});return{el:element("li",{},element("div",{class:"liqwidget-field"},label,at.el,away,cross(`Remove line ${i+1}`,
()=>drawing.change({lines:store.get("lines").filter((_,k)=>k!==i)},"Line removed.")))),update(){let one=store.get("lines")[i],shown=scene();document.activeElement!==
label&&label.value!==one.label&&(label.value=one.label),at.set(digits(one.price)),setText(away,shown?percent(one.price/shown.price()-1):"")}}}),words=element("d\
atalist",{id:`liqwidget-words-${Math.random().toString(36).slice(2)}`},...["support","resistance"].map(word=>element("option",{value:word}))),shownPrice=()=>scene()?.
price()??0,ruler=number("ruler","Ruler, per cent from the last price",per_cent=>{per_cent>-100&&shownPrice()>0&&drawing.change({ruler:shownPrice()*(1+per_cent/100)}),
group.update()},{step:.1,min:-99}),noRuler=cross("Remove the ruler",()=>drawing.change({ruler:null},"Ruler removed.")),said=element("div",{class:"liqwidget-draw\
n-words","data-note":"ruler"}),addPosition=button("Add",{"data-control":"add-position",title:"A position at the last price shown"},()=>{let shown=scene();shown&&
drawing.change({positions:[...store.get("positions"),drawing.position(shown,shown.column(),shown.price())]})},signal),addLine=button("Add",{"data-control":"add-\
line",title:"A line at the last price shown"},()=>{shownPrice()>0&&drawing.change({lines:[...store.get("lines"),{price:shownPrice(),label:""}]})},signal),head=(text,...nodes)=>element(
"div",{class:"liqwidget-field liqwidget-drawn-head"},element("span",{},text),...nodes),group={name:"draw",title:"Draw",el:element("div",{class:"liqwidget-draw"},
element("div",{class:"liqwidget-stack"},head("Click",tool.el,undo),note,nib,head("Ruler: a move of",ruler.el,element("span",{},"%"),noRuler),said),element("div",
{class:"liqwidget-stack"},head("Positions",addPosition),positions.el),element("div",{class:"liqwidget-stack"},head("Lines",addLine),lines.el,words)),state(){let counts=[
[store.get("positions").length,"position"],[store.get("lines").length,"line"],[store.get("ruler")===null?0:1,"ruler"]].filter(([n])=>n).map(([n,name2])=>`${n} ${name2}${n===
1?"":"s"}`),active=store.get("tool");return[active==="pin"?"":`click: ${active}`,...counts].filter(Boolean).join(", ")||"nothing drawn"},update(){let active=store.
get("tool"),blind=store.get("blind"),target=store.get("ruler"),shown=scene();tool.set(active),setText(note,blind?"While the map is hidden a click marks a price.":
NOTES[active]),nib.hidden=active!=="position",side.set(pen.side),leverage.set(String(pen.leverage)),entry.set(pen.entry),undo.disabled=!drawing.canUndo(),positions.
update(store.get("positions").length),lines.update(store.get("lines").length),ruler.set(target!==null&&shown?(100*(target/shown.price()-1)).toFixed(2):""),noRuler.
hidden=target===null,setText(said,target!==null&&shown?rulerWords(shown,store,target).join("; "):"")}};return group}function profile(mixer,chosen,column){let{n_columns,n_buckets,leverages,first,born,bucket,tier_side}=mixer.payload,stacked=new Float64Array(2*leverages.length*n_buckets),
{runs,dollars:dollars2}=open(mixer,column+first);for(let i=0;i<runs.length;i++){let r=runs[i],side=tier_side[r];chosen.tiers[side>>1]&&(stacked[side*n_buckets+bucket[r]]+=
mixer.sideWeights[side*n_columns+born[r]]*dollars2[i])}return stacked}function open(mixer,column){let name2=`${column} ${mixer.filled}`;if(mixer.open?.name===name2)
return mixer.open;let{n_columns,born,died,bucket,tier_side,class_of_tier}=mixer.payload,[runs,dollars2]=[new Uint32Array(born.length),new Float64Array(born.length)],
n=0;for(let r=0;r<born.length;r++){if(born[r]>column||died[r]<=column)continue;let row=class_of_tier[tier_side[r]>>1]*n_columns,left=Math.exp(mixer.cumulated[row+
born[r]]-mixer.cumulated[row+column]);runs[n]=r,dollars2[n++]=mixer.held[r]*left*mixer.prices[bucket[r]]}return mixer.open={name:name2,runs:runs.subarray(0,n),dollars:dollars2.
subarray(0,n)},mixer.open}function aliveCoins(mixer,chosen,r,column){let{n_columns,born,died,tier_side,class_of_tier}=mixer.payload,tier=tier_side[r]>>1;if(born[r]>
column||died[r]<=column||!chosen.tiers[tier])return 0;let row=class_of_tier[tier]*n_columns,left=Math.exp(mixer.cumulated[row+born[r]]-mixer.cumulated[row+column]);
return mixer.sideWeights[tier_side[r]*n_columns+born[r]]*mixer.held[r]*left}function sortedBy(keys){let n=keys.length,places=new Uint32Array(n);for(let i=0;i<n;i++)places[i]=i;let next=new Uint32Array(n),most=0;for(let i=0;i<n;i++)keys[i]>
most&&(most=keys[i]);for(let shift=0;most>=2**shift;shift+=11){let starts=new Uint32Array(2049);for(let i=0;i<n;i++)starts[(keys[i]>>>shift&2047)+1]++;for(let digit=0;digit<
2047;digit++)starts[digit+1]+=starts[digit];for(let i=0;i<n;i++){let place3=places[i];next[starts[keys[place3]>>>shift&2047]++]=place3}[places,next]=[next,places]}
return places}function byBucket(bucket,n_buckets){let start=new Uint32Array(n_buckets+1);for(let b of bucket)start[b+1]+=1;for(let b=0;b<n_buckets;b++)start[b+1]+=start[b];return{
start,runs:sortedBy(bucket)}}function endOf({first,starts,ends},column){return column>=first?ends[column-first]:starts[0]-(first-1-column)*(ends[0]-starts[0])}function cell(mixer,chosen,index,bucket,column){
let{payload,prices}=mixer,{leverages,first,tier_side,born,bars}=payload,sides=[new Float64Array(leverages.length),new Float64Array(leverages.length)],now=payload.
ends[column],dollars2=0,aged=0,age=0;for(let i=index.start[bucket];i<index.start[bucket+1];i++){let r=index.runs[i],amount2=aliveCoins(mixer,chosen,r,column+first)*
prices[bucket];amount2>0&&(sides[tier_side[r]&1][tier_side[r]>>1]+=amount2,dollars2+=amount2,bars[born[r]]!==0&&(aged+=amount2,age+=amount2*(now-endOf(payload,born[r]))))}
return{bucket,column,price:prices[bucket],time:now,dollars:dollars2,long:sides[0],short:sides[1],age:aged>0?age/aged:NaN,older:dollars2>0?1-aged/dollars2:0}}function bucketOf({
low,high,n_buckets},price2){let bucket=Math.floor(Math.log(price2/low)/Math.log(high/low)*n_buckets);return bucket>=0&&bucket<n_buckets?bucket:-1}function columnOf({
starts,ends},time2){let low=0,high=starts.length;for(;low<high;){let middle=low+high>>1;starts[middle]<=time2?low=middle+1:high=middle}return low>0&&time2<ends[low-
1]?low-1:-1}var BALANCED=.2,HEAVY=.5,PLACES=["1st","2nd","3rd"];function leaning(value){if(Number.isNaN(value))return"empty";if(Math.abs(value)<BALANCED)return"balanced";let side=value<
0?"long":"short";return Math.abs(value)>=HEAVY?`${side}-heavy`:`leaning ${side}`}var place2=({rank:rank2,side})=>`${PLACES[rank2-1]??`${rank2}th`} ${side==="lon\
g"?"below":"above"}`,sentenceOf=(cluster,amount2)=>`${place2(cluster)}: ${cluster.side}s, ${amount2} at ${price(cluster.price)}, ${percent(cluster.distance)}, f\
rom ${price(cluster.low)} to ${price(cluster.high)}`;function say(price2,clusters,lean2,provenance){let of=side=>clusters.filter(one=>one.side===side&&one.rank<=
2).sort((a,b)=>a.rank-b.rank).map(one=>`${dollars(one.dollars)} at ${price(one.price)} (${percent(one.distance)})`).join(" and "),[above,below]=[of("short"),of(
"long")],up=above?`the nearest shorts above are ${above}`:"no cluster of shorts stands out",down=below?`The nearest longs below are ${below}`:"No cluster of lon\
gs stands out",within=`${(100*lean2.within).toFixed(0)} %`,signed3=`${lean2.value<0?"−":"+"}${Math.abs(lean2.value).toFixed(2)}`,tilt=Number.isNaN(lean2.value)?
`Nothing lies within ${within} of it.`:`Asymmetry ${signed3} within ${within}, ${leaning(lean2.value)}.`;return`Price ${price(price2)}: ${up}. ${down}. ${tilt} \
An estimate from ${provenance==="yours"?"your":provenance} data.`}function amountOf({dollars:dollars2,coins},unit,open2){return unit==="USD"?dollars2:unit==="co\
ins"?coins:open2>0?100*coins/open2:0}var amountText=(cluster,unit,open2)=>inUnit(amountOf(cluster,unit,open2),unit);function clustersGroup(context){let{store,scene,signal,cursor}=context,caption=element("caption",{}),unit=element("th",{scope:"col"}),body=element("tbody",{}),cell2=(tag,name2)=>element(
tag,{...tag==="th"&&{scope:"col"},class:name2==="Extent"&&"liqwidget-extent"},tag==="th"?name2:""),heads=["Rank","Side","Price","Distance","Extent"].map(name2=>cell2(
"th",name2)),table=element("table",{class:"liqwidget-clusters"},caption,element("thead",{},element("tr",{},...heads,unit)),body),note=element("div",{class:"liqw\
idget-note"}),el=element("div",{class:"liqwidget-stack"},element("div",{class:"liqwidget-scroll"},table),note),rows=[],createRow=()=>{let cells=["Side","Distanc\
e","Extent","Amount"].map(name2=>cell2("td",name2)),head=element("th",{scope:"row"}),pin=button("",{class:"liqwidget-small"},()=>{let shown=scene(),found=rows.find(
row=>row.price===pin)?.cluster;shown&&found&&cursor.pin({bucket:bucketOf(shown.mixer.payload,found.peak),column:shown.column()})},signal);return{tr:element("tr",
{},head,cells[0],element("td",{},pin),...cells.slice(1)),cells:[head,...cells],price:pin,cluster:null}},write2=shown=>{let found=shown.clusters().slice().reverse(),
open2=shown.mixer.openInterest[shown.column()+shown.mixer.payload.first],count=rows.length;for(;rows.length<found.length;)rows.push(createRow());rows.length=found.
length,count!==rows.length&&body.replaceChildren(...rows.map(row=>row.tr)),setText(unit,store.get("unit")),found.forEach((cluster,i)=>{let row=rows[i];row.cluster=
cluster,setText(row.price,price(cluster.price)),row.price.title="Pin this cluster on the map",row.tr.dataset.side=cluster.side,row.tr.classList.toggle("liqwidge\
t-nearest",cluster.rank<=2),[place2(cluster),cluster.side==="long"?"longs":"shorts",percent(cluster.distance),`${price(cluster.low)} – ${price(cluster.high)}`,
amount(amountOf(cluster,store.get("unit"),open2))].forEach((text,j)=>setText(row.cells[j],text))});let{long,short}=shown.totals();setText(caption,`Clusters at ${price(
shown.price())}, ${time(shown.mixer.payload.ends[shown.column()])}`),setText(note,`In all, longs ${dollars(long)} below and shorts ${dollars(short)} above are d\
rawn. A cluster is fuel, not a target: it says nothing about whether price goes there.`)};return{name:"clusters",title:"Clusters",el,state(){let shown=scene();if(!shown||
store.get("blind"))return store.get("blind")?"hidden":"";let above=shown.clusters().filter(({side})=>side==="short").length;return`${above} of shorts, ${shown.clusters().
length-above} of longs`},update(){let shown=scene(),blind=store.get("blind");if(table.hidden=blind||!shown,blind){rows=[],body.replaceChildren(),setText(caption,
""),setText(note,"The map is hidden: mark where you expect clusters.");return}shown&&!el.closest("[hidden]")&&write2(shown)}}}var ROWS=6,signed=value=>Math.abs(value)<.5?"0":`${value>0?"+":"−"}${amount(Math.abs(value))}`;function mixWords({weights,tiers,funding_shift,open_interest_scale,
jump_share,jump_bars},leverages){let parts=leverages.map((leverage,k)=>[leverage,100*weights[k]]).filter(([,part])=>part>=.5),hidden=leverages.filter((_,k)=>!tiers[k]),
bp=1e4*funding_shift;return[`mix ${parts.map(([leverage,part])=>`${leverage}x ${part.toFixed(0)} %`).join(", ")||"unlevered"}`,Math.abs(bp)>=.05?`funding ${bp>0?
"+":"−"}${Math.abs(bp).toFixed(1)} bp`:"",open_interest_scale===1?"":`changes of open interest × ${open_interest_scale.toFixed(2)}`,jump_share?`open interest\
 +${(100*jump_share).toFixed(0)} % over the last ${jump_bars} bars`:"",hidden.length?`not drawn: ${hidden.map(leverage=>`${leverage}x`).join(", ")}`:""].filter(
Boolean).join("; ")}function totalsWords(scene){let{a,b}=scene.bothTotals(),side=scene.side(),one=({long,short})=>`longs ${dollars(long)} below and shorts ${dollars(
short)} above`;if(side!=="A - B")return`${side}${side==="B"?", as kept":""}: ${one(side==="B"?b:a)} are drawn`;let parts=[a.long-b.long,a.short-b.short],same2=parts.
every(part=>Math.abs(part)<.005*Math.max(a.long,a.short,1));return`A − B: longs ${signed(parts[0])} USD (A ${amount(a.long)}, B ${amount(b.long)}), shorts ${signed(
parts[1])} USD (A ${amount(a.short)}, B ${amount(b.short)})${same2?", in total the same":""}`}function differenceReading(scene,bucket,column){let{a,b}=scene.bothCells(
bucket,column),{leverages}=scene.mixer.payload,apart=a.dollars-b.dollars,some=leverages.flatMap((leverage,k)=>[[`${leverage}x long`,a.long[k],b.long[k]],[`${leverage}\
x short`,a.short[k],b.short[k]]]).filter(([,ofA,ofB])=>Math.max(ofA,ofB)>=1).sort((x,y)=>Math.abs(y[1]-y[2])-Math.abs(x[1]-x[2])),said=value=>value>=1?amount(value):
"0";return{head:[`${price(a.price)}  ${percent(a.price/scene.price()-1)} from the last price`,time(a.time),Math.abs(apart)<1?`A and B both have ${dollars(a.dollars)}\
 here`:`${apart>0?"A":"B"} has ${dollars(Math.abs(apart))} more: A ${amount(a.dollars)}, B ${amount(b.dollars)}`],columns:["tier","A","B","A − B"],rows:some.slice(
0,ROWS).map(([name2,ofA,ofB])=>[name2,said(ofA),said(ofB),signed(ofA-ofB)]),foot:[]}}var CERTAIN=.999999999999;function columnFlows(payload,{open_interest_scale:scale,jump_share,jump_bars}){let{n_columns,n_bars,bars_per_column,turnover,first_open_interest,
first_bar,bars}=payload,opened=new Float64Array(n_columns),hazard=new Float64Array(n_columns),openInterest=new Float64Array(n_columns),jumping=Math.min(Math.max(
jump_bars,1),n_bars),perBar=jump_share*payload.last_open_interest/jumping,jumped=n=>Math.max(0,n-(n_bars-jumping));for(let c=0;c<n_columns;c++){let jump=perBar*
(jumped(first_bar[c]+bars[c])-jumped(first_bar[c])),opening=scale*payload.rise[c],closing=scale*payload.fall[c];if(bars_per_column===1){let net=opening-closing+
jump;opening=Math.max(net,0),closing=Math.max(-net,0)}else opening+=Math.max(jump,0),closing+=Math.max(-jump,0);let before=first_open_interest+scale*payload.before[c]+
perBar*jumped(Math.max(first_bar[c],1)),volume=payload.volume[c]+Math.abs(jump),churn=before>0?.5*turnover*Math.max(volume-opening-closing,0):0;opened[c]=(opening+
churn)*payload.opens[c],hazard[c]=before>0?Math.min((closing+churn)/before,CERTAIN):0;let change2=scale*(payload.before[c]+payload.rise[c]-payload.fall[c]);openInterest[c]=
Math.max(0,first_open_interest+change2+perBar*jumped(first_bar[c]+bars[c]))}let atFirst=Math.max(0,first_open_interest+perBar*jumped(1));return{opened,hazard,openInterest,
atFirst}}function fill(mixer,chosen){let{payload,cumulated,decay,held,gone}=mixer,{n_columns,speed,class_of_tier,bars_per_column,born,died,tier_side}=payload,{opened,
hazard,openInterest,atFirst}=columnFlows(payload,chosen),packed=columnFlows(payload,payload),seed=packed.atFirst>0?atFirst/packed.atFirst:1;for(let q=0;q<speed.
length;q++){let total=0;for(let c=0;c<n_columns;c++){let at=q*n_columns+c,faded=-Math.log1p(-Math.min(speed[q]*hazard[c],CERTAIN));if(bars_per_column>1){let even=rate=>Math.
log1p(-Math.min(speed[q]*rate/payload.bars[c],CERTAIN));faded=payload.fade[at]*(packed.hazard[c]>0?even(hazard[c])/even(packed.hazard[c]):1)}total+=faded,cumulated[at]=
total,decay[at]=Math.exp(-faded)}}for(let r=0;r<born.length;r++){let c=born[r],share=tier_side[r]&1?payload.short_share[c]:payload.long_share[c],coins=payload.share[r]*
(opened[c]*share+seed*payload.inventory[c]),row=class_of_tier[tier_side[r]>>1]*n_columns;held[r]=coins,gone[r]=died[r]<n_columns?coins*Math.exp(cumulated[row+c]-
cumulated[row+died[r]]):0}mixer.openInterest=openInterest,mixer.filled=nameOf(chosen)}var nameOf=({open_interest_scale,jump_share,jump_bars})=>`${open_interest_scale}\
 ${jump_share} ${jump_share?jump_bars:0}`,isPreview=(payload,chosen)=>payload.bars_per_column>1&&nameOf(chosen)!==nameOf(payload);var SHOWN=[["A","A"],["B","B"],["A - B","A − B"]];function compareGroup({store,scene,signal,announce,paint}){let choose=values=>{store.draft(values),store.send()},
now=()=>{let{weights,tiers,funding_shift,open_interest_scale,jump_share,jump_bars}=store.look();return structuredClone({weights,tiers,funding_shift,open_interest_scale,
jump_share,jump_bars})},keep=button("",{"data-control":"keep"},()=>{choose({baseline:now(),comparison:"A - B"}),announce("Kept as B. The map shows A minus B: dr\
ag the mix.")},signal),swap=button("Swap A and B",{"data-control":"swap"},()=>{let b=store.get("baseline");b&&(choose({...structuredClone(b),baseline:now()}),announce(
"A and B are swapped."))},signal),leave=button("Stop comparing",{"data-control":"leave"},()=>{choose({baseline:null,comparison:"A - B",difference_limit:null}),paint(
{fit:!0}),announce("The map shows A alone.")},signal),shown=segments("Show A, B or their difference","comparison",SHOWN,value=>{choose({comparison:value}),paint(
{fit:!0})},signal),field=element("div",{class:"liqwidget-field"},element("span",{},"Show"),shown.el),note=element("div",{class:"liqwidget-note"}),words=()=>{let b=store.
get("baseline");if(store.get("blind"))return"The map is hidden: reveal it to compare.";if(!b)return"Keep the mix and the what-ifs of now as B, drag on, and see \
the difference.";let payload=scene()?.mixer.payload,off=payload&&isPreview(payload,b)&&payload.bars_per_column>1,same2=JSON.stringify(b)===JSON.stringify(now());
return`B: ${mixWords(b,store.get("leverages"))}.${off?" A preview of B, a few per cent off: widget.difference() is exact.":""} ${same2?"A is the same still: dra\
g the mix.":"Dragging changes A."}`};return{name:"compare",title:"Compare",el:element("div",{class:"liqwidget-stack liqwidget-compare"},element("div",{class:"li\
qwidget-field"},keep,swap,leave),field,note),state:()=>store.get("baseline")?store.get("blind")?"hidden":SHOWN.find(([value])=>value===store.get("comparison"))?.[1]??
"":"off",update(){let on=!!store.get("baseline"),blind=store.get("blind");setText(keep,on?"Keep A as B now":"Keep as B");for(let control of[keep,swap,leave])control.
disabled=blind;swap.hidden=leave.hidden=field.hidden=!on,shown.set(store.get("comparison"),blind),setText(note,words())}}}var LATE_BARS=1,STALE_BARS=3,MANY=.9;function ageOf(provenance,end,now,bar_length){let bars=(now-end)/bar_length,counted=provenance==="yours"||provenance==="his\
torical"&&bars<=STALE_BARS;return bars<0||!counted?{words:`${provenance==="yours"?"Your":`${provenance.charAt(0).toUpperCase()}${provenance.slice(1)}`} data, en\
ds ${time(end)}`,warns:!1}:{words:`${bars<=LATE_BARS?"Fresh":bars<=STALE_BARS?"Late":"Stale"}: the last bar closed ${duration(now-end)} ago`,warns:bars>STALE_BARS}}
function knownOf({bars,known,first},column){let[all,some]=[0,0];for(let c=0;c<=column;c++)all+=bars[first+c],some+=known[c];let share=all>0?some/all:0;return some===
all?{words:"open interest known in every bar",warns:!1}:{words:`open interest known in ${share<MANY?"only ":""}${Math.floor(100*share)} % of bars`,warns:share<MANY}}var TICK_MS=3e4;function createBadge({scene,signal}){let age=element("span",{"data-badge":"age"}),known=element("span",{"data-badge":"open-interest"}),el=element(
"div",{class:"liqwidget-badge"},age,known),update=()=>{let shown=scene();if(el.hidden=!shown,!shown)return;let{payload}=shown.mixer,column=shown.column(),[last,
end]=[payload.ends.length-1,payload.ends[column]],said=column<last?{words:`Replay, as of ${time(end)}`,warns:!1}:ageOf(payload.provenance,end,Date.now(),payload.
bar_length);for(let[node,{words,warns}]of[[age,said],[known,knownOf(payload,column)]])setText(node,words),node.classList.toggle("liqwidget-warns",warns)},ticking=setInterval(
update,TICK_MS);return signal.addEventListener("abort",()=>clearInterval(ticking)),{el,update}}function createHead(context,act){let{model,store,signal}=context,alone=model.get("group")==="",badge=createBadge(context),title=element("div",{class:"liqwidget-\
title"}),window2=segments("Window","window",[],name2=>store.wish({window:name2}),signal,{patient:!0}),needs=element("span",{class:"liqwidget-note"});return{el:element(
"div",{class:"liqwidget-head"},element("div",{class:"liqwidget-what"},title,badge.el),...alone?[element("div",{class:"liqwidget-span"},window2.el,needs)]:[],element(
"div",{class:"liqwidget-actions"},button("Fit colors",{title:"Set the brightest color to what is drawn now"},act.fitColors,signal),button("Reset",{title:"Back t\
o how it started"},act.reset,signal),...alone?[button("Save PNG",{title:"Save this picture as PNG"},act.savePicture,signal)]:[])),update(){setText(title,model.get(
"headline")),badge.update(),window2.offer(model.get("windows").map(name2=>[name2,name2])),window2.set(store.get("window"),!store.kernel.listens()),setText(needs,
store.kernel.state()==="none"?"needs Python":"")}}}var LARGEST=11,SMALLEST=2.5,MOST=150,COLORS=["#4cb2f0","#ff9145"],HALF=Math.sqrt(3)/2;function realisedLayer(scene,{model}){let{payload}=scene.mixer,prints=model.
get("_prints"),order=prints.dollars.map((_,i)=>i).sort((a,b)=>prints.dollars[b]-prints.dollars[a]),known=[],until=-1,drawn=()=>(until!==scene.column()&&(until=scene.
column(),known=order.filter(i=>prints.column[i]<=until).slice(0,MOST)),known),size2=(i,most)=>Math.max(SMALLEST,LARGEST*Math.sqrt(prints.dollars[i]/most)),place3=(i,most,{
x,y,ratio})=>{let c=prints.column[i],reach=size2(i,most)*ratio,away=(prints.side[i]?-1:1)*(reach+2*ratio);return{x:x((payload.starts[c]+payload.ends[c])/2),y:y(
prints.price[i])+away,reach}};return{name:"realised",draw(pen){let{over,out,ratio}=pen;if(over!=="heat"||!order.length)return;let shown=drawn(),most=shown.length?
prints.dollars[shown[0]]:1;COLORS.forEach((color,side)=>{out.beginPath();for(let i of shown){if(prints.side[i]!==side)continue;let at=place3(i,most,pen),tip=side?
-at.reach:at.reach;out.moveTo(at.x,at.y+tip),out.lineTo(at.x-HALF*at.reach,at.y-tip/2),out.lineTo(at.x+HALF*at.reach,at.y-tip/2),out.closePath()}out.lineWidth=1.6*
ratio,out.strokeStyle="rgba(0, 0, 0, 0.75)",out.stroke(),out.fillStyle=color,out.fill()})},read(px,py,pen){let shown=drawn(),hit=shown.filter(i=>{let at=place3(
i,prints.dollars[shown[0]],pen);return Math.hypot(px-at.x,py-at.y)<=at.reach+3*pen.ratio}).at(-1);if(hit===void 0)return[];let side=prints.side[hit]?"shorts":"l\
ongs";return[`Realised: ${prints.lower_bound?"at least ":""}${dollars(prints.dollars[hit])} of ${side} in the bar to ${time(payload.ends[prints.column[hit]])}`,
`Drawn at its ${prints.side[hit]?"high":"low"}, the record has no price · ${prints.feed}`]}}}var doubtWords=strength=>`Hatched: one mix in twenty leaves less than half there, were the mix drawn at random as if it had been counted on ${strength} openings\
. Entries, margins and closings are taken as they are. A what-if, not a confidence band: on exchanges whose every position is known such bands, meant to hold ni\
ne in ten, held the truth three in ten.`;var STRENGTHS=[["10","a guess"],["30","usual"],["100","well known"]];function createDoubt({store,signal}){let strength=segments("How well the mix is known","mix\
-strength",STRENGTHS,value=>{store.draft({mix_strength:Number(value)}),store.settle()},signal),note=element("div",{class:"liqwidget-note","data-note":"uncertain"}),
el=element("div",{class:"liqwidget-stack",hidden:!0},element("div",{class:"liqwidget-field"},element("span",{},"The mix is"),strength.el),note);return{el,update(){
el.hidden=!store.get("layers").includes("uncertain"),strength.set(String(store.get("mix_strength"))),setText(note,doubtWords(store.get("mix_strength")))}}}var LAYERS=[["candles","Candles"],["sweeps","Swept levels"],["clusters","Clusters"],["curves","Sums from price"],["attribution","Opened at"],["realised","Realis\
ed liquidations"],["uncertain","What another mix would halve"]],SCALES=[["linear","linear"],["sqrt","square root"],["log","log"]],UNITS=[["USD","USD"],["coins",
"coins"],["% of OI","% of OI"]],PALETTES=["inferno","viridis","cividis"].map(name2=>[name2,name2]),MANY2=.02;function lookGroup(context){let{model,store,signal,
scene}=context,choose=values=>{store.draft(values),store.settle()},palette=select("Palette","palette",name2=>choose({palette:name2}),signal),scale=segments("Col\
or scale","scale",SCALES,name2=>choose({color_scale:name2}),signal),unit=segments("Unit","unit",UNITS,name2=>choose({unit:name2}),signal),threshold=slider({label:"\
Hide below",name:"threshold",spoken:"Percentile of what is drawn below which the heat stays dark",range:{min:0,max:99,step:1},moved:per_cent=>store.draft({threshold:per_cent}),
settled:()=>store.settle(),usual:()=>choose({threshold:0})},signal),note=element("div",{class:"liqwidget-note","data-note":"colors"}),boxes=LAYERS.map(([name2,words2])=>{
let box=element("input",{type:"checkbox","data-layer-box":name2});box.addEventListener("change",()=>{let others=store.get("layers").filter(layer=>layer!==name2);
choose({layers:box.checked?[...others,name2]:others})},{signal});let said=element("span",{},words2);return{name:name2,box,said,el:element("label",{class:"liqwid\
get-check"},box,said)}}),doubt=createDoubt(context),field=(label,control)=>element("div",{class:"liqwidget-field"},element("span",{},label),control),el=element(
"div",{class:"liqwidget-look"},element("div",{class:"liqwidget-stack"},palette.el,field("Scale",scale.el),field("Unit",unit.el)),element("div",{class:"liqwidget\
-stack"},threshold.el,note),element("div",{class:"liqwidget-stack",role:"group","aria-label":"Layers"},...boxes.map(one=>one.el),doubt.el)),words=()=>{let below=store.
get("threshold"),shown=scene();return store.get("blind")&&below>0?`${below.toFixed(0)} %`:below>0&&shown?`${below.toFixed(0)} %: ${inUnit(shown.floor(),store.get(
"unit"))}`:"nothing"};return{name:"look",title:"Colors and layers",el,state:()=>`${store.get("palette")}, ${SCALES.find(([name2])=>name2===store.get("color_scal\
e"))?.[1]}, ${store.get("unit")}`,update(){let shown=scene();if(palette.set(PALETTES,store.get("palette"),shown?.side()==="A - B"),scale.set(store.get("color_sc\
ale")),unit.set(store.get("unit")),threshold.set(store.get("threshold"),words(),store.get("threshold")===0),note.hidden=store.get("blind"),note.hidden)setText(note,
"");else if(shown){let beyond=el.closest("[hidden]")?0:shown.clipped(),limit=inUnit(shown.limit(),store.get("unit")),many=beyond>MANY2?`; ${(100*beyond).toFixed(
0)} % of cells are beyond it: Fit colors`:"";setText(note,`Brightest color from ${shown.side()==="A - B"?"±":""}${limit} per bucket. It stays while you drag${many}\
.`)}for(let{name:name2,box,said,el:label}of boxes){if(box.checked=store.get("layers").includes(name2),name2!=="realised")continue;let{length}=model.get("_prints").
dollars;label.hidden=length===0,setText(said,length>MOST?`Realised liquidations, the ${MOST} largest`:"Realised liquidations")}doubt.update()}}}function marksGroup({store,signal,announce}){let choose=values=>{store.draft(values),store.send()},hide=button("",{"data-control":"blind"},()=>{let blind=!store.
get("blind");choose({blind}),announce(blind?"The map is hidden.":"The map is shown.")},signal),clear=button("Remove all marks",{"data-control":"clear-marks"},()=>choose(
{marks:[]}),signal),list=element("ol",{class:"liqwidget-marks","aria-label":"Marks"}),note=element("div",{class:"liqwidget-note"}),el=element("div",{class:"liqw\
idget-stack"},element("div",{class:"liqwidget-field"},hide,clear),note,list),listed="";return{name:"marks",title:"Blind reading",el,state(){let{length}=store.get(
"marks"),marked=length===1?"1 mark":`${length} marks`;return store.get("blind")?`map hidden, ${marked}`:length?marked:"off"},update(){let marks=store.get("marks"),
blind=store.get("blind");setText(hide,blind?"Reveal the map":"Hide the map"),clear.hidden=marks.length===0,setText(note,blind?"Click where you expect a cluster,\
 or press Enter on the map's cursor. The same price again removes its mark.":"Hide the map, mark where you expect clusters, then reveal it.");let now=JSON.stringify(
marks);now!==listed&&(listed=now,list.replaceChildren(...marks.map(mark=>element("li",{},price(mark),button("×",{class:"liqwidget-small","aria-label":`Remove t\
he mark at ${price(mark)}`},()=>{choose({marks:store.get("marks").filter(other=>other!==mark)})},signal)))))}}}var sum=values=>values.reduce((total,value)=>total+value,0);function shares(weights){let total=sum(weights);return weights.map(w=>total>0?w/total:0)}function moveShare(weights,tier,share,locked=[]){
return drawShares(weights,new Map([[tier,share]]),tier,locked)}function drawShares(weights,drawn,latest,locked=[]){let total=sum(weights)||1,of=weights.map(w=>w/
total),tiers=weights.map((_,k)=>k),free=tiers.filter(k=>!locked[k]&&!drawn.has(k)),before=tiers.filter(k=>!locked[k]&&drawn.has(k)&&k!==latest),open2=1-sum(tiers.
filter(k=>locked[k]&&k!==latest).map(k=>of[k])),share=Math.min(Math.max(drawn.get(latest)??0,0),open2),passed=before.map(k=>drawn.get(k)??0);!free.length&&!(sum(
passed)>1e-12)&&(before.length||(share=open2));let rest=open2-share,givers=sum(passed),toPassed=free.length?Math.min(givers,rest):rest,moved=of.slice();return moved[latest]=
share,spread(moved,before,passed,toPassed),spread(moved,free,free.map(k=>of[k]),rest-toPassed),moved.map(part=>Math.max(part,0)*total)}function spread(moved,tiers,proportions,amount2){
let whole=sum(proportions);tiers.forEach((k,i)=>{moved[k]=whole>1e-12?amount2*proportions[i]/whole:amount2/tiers.length})}function isDark(){let{body,documentElement:root}=document;return body.dataset.jpThemeLight?body.dataset.jpThemeLight==="false":root.dataset.theme?root.dataset.theme===
"dark":root.classList.contains("dark")||body.classList.contains("vscode-dark")?!0:globalThis.matchMedia?.("(prefers-color-scheme: dark)").matches??!1}function applyTheme(figure,themes){
for(let[name2,properties]of Object.entries(themes[isDark()?"dark":"light"]))figure.set(name2,properties)}function onTheme(changed,signal){let observer=new MutationObserver(
changed),filter={attributes:!0,attributeFilter:["data-jp-theme-light","data-theme","class"]};observer.observe(document.body,filter),observer.observe(document.documentElement,
filter),globalThis.matchMedia?.("(prefers-color-scheme: dark)").addEventListener("change",changed,{signal}),signal.addEventListener("abort",()=>observer.disconnect())}var fittedOf=fitted=>"weights"in fitted?fitted:null,isSameMix=(fitted,weights)=>fitted!==null&&fitted.weights.length===weights.length&&weights.every((w,k)=>Math.
abs(w-fitted.weights[k])<=1e-9);function noteOf(fitted,same2,end){return fitted?[fitted.note,same2?"":"Moved by hand since: the mix is assumed again.",fitted.until>
end?"The bar shown is earlier: this mix knows what came after it.":""].filter(Boolean).join(" "):""}function createFit({model,store,scene,signal,announce}){let asked=0,why=element("span",{class:"liqwidget-note","data-note":"no-fit"}),press=button("Fit to reali\
sed liquidations",{"data-control":"fit"},()=>{asked=store.get("_fit_asked")+1,store.wish({_fit_asked:asked})},signal),note=element("div",{class:"liqwidget-note \
liqwidget-fit-note","data-note":"fit",hidden:!0}),said="",fitted=()=>fittedOf(store.get("fitted")),isFitted=()=>isSameMix(fitted(),store.get("weights"));return{
el:element("div",{class:"liqwidget-fit"},press,why),note,isFitted,isUnknown:tier=>fitted()?.identified[tier]===!1,update(){let{why_no_fit}=model.get("_prints"),
reason=why_no_fit||(store.kernel.state()==="none"?"needs Python":"");press.disabled=!!reason||!store.kernel.listens(),setText(why,reason),why.hidden=!reason;let shown=scene(),
end=shown?shown.mixer.payload.ends[shown.column()]:1/0,words=noteOf(fitted(),isFitted(),end);note.hidden=!words,setText(note,words),asked&&words&&words!==said&&
(announce(words),asked=0),said=words}}}function createPen(row,bars,signal){let pen=null,nearest=({clientX},rects)=>{let far=r=>Math.abs(clientX-(r.left+r.right)/2);return rects.reduce((best,rect,k)=>far(
rect)<far(rects[best])?k:best,0)},share=(y,rect)=>Math.min(Math.max(bars.top()*(rect.bottom-y)/rect.height,0),1),draw=event=>{if(!pen)return;let{rects,stroke:stroke2}=pen,
next=nearest(event,rects),{left,right}=rects[next],inside=event.clientX>left+5&&event.clientX<right-5;next!==pen.tier&&!inside&&(next=pen.tier);let step=Math.sign(
next-pen.tier);for(let k=pen.tier+step;step&&k!==next;k+=step){let y=pen.y+(event.clientY-pen.y)*(k-pen.tier)/(next-pen.tier);bars.isLocked(k)||stroke2.set(k,share(
y,rects[k]))}pen.tier=next,pen.y=event.clientY,!bars.isLocked(next)&&(stroke2.set(next,share(event.clientY,rects[next])),bars.drawn(stroke2,next))};row.addEventListener(
"pointerdown",event=>{let tracks=bars.tracks(),tier=tracks.findIndex(track=>track.contains(event.target));tier<0||event.button||(event.preventDefault(),tracks[tier].
querySelector("input")?.focus({preventScroll:!0}),row.setPointerCapture(event.pointerId),pen={rects:tracks.map(track=>track.getBoundingClientRect()),stroke:new Map,
tier,y:event.clientY},bars.down(),draw(event))},{signal}),row.addEventListener("pointermove",draw,{signal});for(let end of["pointerup","pointercancel"])row.addEventListener(
end,()=>{pen&&bars.up(),pen=null},{signal})}var HALF2=.5;function mixGroup(context){let{model,store,signal}=context,base=store.get("weights"),top=1,drawing=!1,columns=[],built="",row=element("div",{class:"\
liqwidget-tiers"}),topText=element("span",{class:"liqwidget-top"}),hold=()=>{let mix2=store.get("weights");mix2.filter(w=>w>0).length>1&&(base=mix2)},move2=(tier,share)=>store.
draft({weights:moveShare(base,tier,share,store.get("locked"))}),flags=(name2,values)=>{store.draft({[name2]:values}),store.settle()},toggled2=(values,tier)=>values.
map((v,k)=>k===tier?!v:v),solo=tier=>{let drawn=store.get("tiers"),alone=drawn[tier]&&drawn.filter(Boolean).length===1;flags("tiers",drawn.map((_,k)=>alone||k===
tier))},tierColumn=(leverage,tier)=>{let name2=`${leverage}x`,input=element("input",{type:"range",min:0,max:100,step:1,class:"liqwidget-tier-slider","aria-label":`\
Share opened at ${leverage} times leverage, per cent`,"data-tier":leverage}),number2=element("input",{type:"number",min:0,max:100,step:"any",class:"liqwidget-sh\
are","data-share":leverage,"aria-label":`Share opened at ${leverage} times leverage, per cent, as a number`}),bar=element("div",{class:"liqwidget-bar","aria-hid\
den":"true"}),track=element("div",{class:"liqwidget-track"},element("div",{class:"liqwidget-well"},bar),input);input.addEventListener("focus",hold,{signal}),input.
addEventListener("input",()=>move2(tier,input.valueAsNumber/100),{signal}),input.addEventListener("change",()=>store.settle(),{signal}),number2.addEventListener(
"focus",hold,{signal}),number2.addEventListener("change",()=>{Number.isFinite(number2.valueAsNumber)&&move2(tier,number2.valueAsNumber/100),number2.value="",store.
settle()},{signal});let drawn=button(name2,{class:"liqwidget-tier-name",title:`Draw the ${name2} tier, or hide it`},()=>flags("tiers",toggled2(store.get("tiers"),
tier)),signal),only=button("solo",{class:"liqwidget-small","aria-label":`Solo ${name2}`,title:`Draw only the ${name2} tier`},()=>solo(tier),signal),lock=button(
"lock",{class:"liqwidget-small","aria-label":`Lock ${name2}`,title:`Keep the share of ${name2} while others move`},()=>flags("locked",toggled2(store.get("locked"),
tier)),signal);return{el:element("div",{class:"liqwidget-tier"},number2,track,drawn,only,lock),track,bar,input,number:number2,drawn,only,lock}};createPen(row,{tracks:()=>columns.
map(column=>column.track),isLocked:tier=>store.get("locked")[tier],top:()=>top,down(){hold(),drawing=!0},drawn:(stroke2,latest)=>store.draft({weights:drawShares(
base,stroke2,latest,store.get("locked"))}),up(){drawing=!1,base=store.get("weights"),store.settle()}},signal);let presets=element("select",{"aria-label":"Levera\
ge mix preset","data-control":"preset"});presets.addEventListener("change",()=>{let mix2=presets.value==="start"?model.get("_initial").weights:model.get("preset\
s")[presets.value.slice(1)];presets.value="",mix2&&(base=mix2,store.draft({weights:mix2}),store.settle())},{signal});let all=button("Draw all",{title:"Draw ever\
y tier again"},()=>flags("tiers",store.get("tiers").map(()=>!0)),signal),unlock=button("Unlock all",{},()=>flags("locked",store.get("locked").map(()=>!1)),signal),
unlevered=element("span",{class:"liqwidget-note"}),fit=createFit(context),el=element("div",{class:"liqwidget-mix"},element("div",{class:"liqwidget-mix-bars"},topText,
row),element("div",{class:"liqwidget-mix-side"},presets,fit.el,all,unlock,unlevered,element("span",{class:"liqwidget-note liqwidget-hint"},"Drag a bar, or draw \
across them.")),fit.note),build=()=>{let leverages=model.get("leverages"),names=Object.keys(model.get("presets")),key=JSON.stringify([leverages,names]);key!==built&&
(built=key,columns=leverages.map(tierColumn),row.replaceChildren(...columns.map(column=>column.el)),presets.replaceChildren(element("option",{value:""},"Presets\
…"),element("option",{value:"start"},"As at the start"),...names.map(name2=>element("option",{value:`=${name2}`},name2))))},raise=()=>{let parts=shares(store.
get("weights"));drawing||(top=Math.max(...parts)>.9*HALF2?1:HALF2),columns.forEach(({bar},tier)=>{let sunk=`translateY(${(100-Math.min(100,100*parts[tier]/top)).
toFixed(2)}%)`;bar.style.transform!==sunk&&(bar.style.transform=sunk)})};return{name:"mix",title:"Leverage mix",el,follow:raise,state(){let parts=shares(store.get(
"weights")),most=parts.indexOf(Math.max(...parts)),hidden=store.get("tiers").filter(drawn=>!drawn).length;return[sum(parts)>0?`mostly ${model.get("leverages")[most]}\
x (${(100*parts[most]).toFixed(0)} %)`:"unlevered",hidden?`${hidden} hidden`:"",fit.isFitted()?"fitted":""].filter(Boolean).join(", ")},update(){build(),fit.update();
let mix2=store.get("weights"),parts=shares(mix2);!drawing&&!store.isDrafting()&&!store.isOurs("weights")&&(base=mix2),raise(),setText(topText,`${100*top} %`);let colors=context.
scene()?.mixer.payload.tier_colors[isDark()?"dark":"light"],[drawn,locked]=[store.get("tiers"),store.get("locked")];columns.forEach((column,tier)=>{let per_cent=100*
parts[tier];Math.abs(column.input.valueAsNumber-per_cent)>=.5&&(column.input.value=String(Math.round(per_cent))),setAttribute(column.input,"aria-valuetext",`${per_cent.
toFixed(1)} per cent${locked[tier]?", locked":""}${fit.isUnknown(tier)?", not known to the prints":""}`),column.input.disabled=locked[tier],column.number.disabled=
locked[tier];let text=per_cent.toFixed(per_cent>0&&per_cent<9.95?1:0);(document.activeElement!==column.number||column.number.value==="")&&(column.number.value=text);
let fill2=colors?`linear-gradient(90deg, ${colors.long[tier]} 50%, ${colors.short[tier]} 50%)`:"";column.bar.dataset.fill!==fill2&&(column.bar.style.background=
column.bar.dataset.fill=fill2),column.el.classList.toggle("liqwidget-off",!drawn[tier]),column.el.classList.toggle("liqwidget-locked",locked[tier]),column.el.classList.
toggle("liqwidget-unknown",fit.isUnknown(tier)),setAttribute(column.drawn,"aria-pressed",String(drawn[tier])),setAttribute(column.only,"aria-pressed",String(drawn[tier]&&
drawn.filter(Boolean).length===1)),setAttribute(column.lock,"aria-pressed",String(locked[tier]))}),all.hidden=!drawn.includes(!1),unlock.hidden=!locked.includes(
!0);let rest=100*(1-sum(mix2));setText(unlevered,rest>=.05?`+ ${rest.toFixed(1)} % unlevered`:"")}}}var ENTRIES2=[["auto","usual for the bar"],["path","along the bar's path"],["close","at the close"],["hlc3","at (high + low + close) / 3"]],SIDES3=[["both","bot\
h sides"],["aggressor","by color of the bar"]];function modelGroup({model,store,signal}){let wish=store.wish,symbol=select("Market","symbol",value=>wish({symbol:value}),
signal),venue=select("Venue","venue",value=>wish({venue:value}),signal),frame=select("Bars","time-frame",value=>wish({time_frame:value}),signal),entry=select("E\
ntries","entry",value=>wish({entry:value}),signal),side=segments("Side rule","side-rule",SIDES3,value=>wish({side_rule:value}),signal,{patient:!0}),held={},released=(name2,value)=>()=>{
if(!(name2 in held))return;let chosen=value(held[name2]);held={},wish({[name2]:chosen})},hold=(name2,value)=>{held={[name2]:value},group.update()},turnover=slider(
{label:"Turnover",name:"turnover",patient:!0,spoken:"Share of volume that is positions changing hands, per cent",range:{min:0,max:50,step:1},moved:v=>hold("turn\
over",v),settled:released("turnover",v=>v/100),usual:()=>wish({turnover:.1})},signal),holding=slider({label:"Higher leverage closes sooner",name:"holding",patient:!0,
spoken:"Exponent of leverage in how soon positions close",range:{min:0,max:1.5,step:.1},moved:v=>hold("holding_exponent",v),settled:released("holding_exponent",
v=>v),usual:()=>wish({holding_exponent:.5})},signal),margin=slider({label:"Maintenance margin",name:"maintenance",patient:!0,spoken:"Maintenance margin instead \
of the venue's, per cent of notional",range:{min:0,max:3,step:.05},moved:v=>hold("maintenance_margin",v),settled:released("maintenance_margin",v=>v>0?v/100:null),
usual:()=>wish({maintenance_margin:null})},signal),needs=element("div",{class:"liqwidget-note","data-note":"python"}),el=element("div",{class:"liqwidget-model"},
element("div",{class:"liqwidget-stack"},symbol.el,venue.el,frame.el),element("div",{class:"liqwidget-stack"},entry.el,element("div",{class:"liqwidget-field"},element(
"span",{},"Sides"),side.el),needs),element("div",{class:"liqwidget-sliders"},turnover.el,holding.el,margin.el)),NOTES3={none:"These need Python: open the notebo\
ok to change them.",silent:"Python does not answer: these wait for a running kernel.",ready:"Computed in Python when released.",busy:"Computed in Python when re\
leased."},group={name:"model",title:"Model",el,state:()=>`${model.get("venues")[store.get("venue")]??store.get("venue")}, ${store.get("time_frame")} bars${store.
kernel.state()==="none"?" · needs Python":""}`,update(){let off=!store.kernel.listens(),own=names=>names.map(name2=>[name2,name2]);symbol.el.hidden=model.get("\
symbols").length<2,symbol.set(own(model.get("symbols")),store.get("symbol"),off),venue.set(Object.entries(model.get("venues")),store.get("venue"),off),frame.set(
own(model.get("time_frames")),store.get("time_frame"),off||model.get("time_frames").length<2),entry.set(ENTRIES2,store.get("entry"),off),side.set(store.get("sid\
e_rule"),off);let at=held.turnover??100*store.get("turnover");turnover.set(at,`${at.toFixed(0)} % of volume`,Math.abs(at-10)<1e-9,off);let power=held.holding_exponent??
store.get("holding_exponent");holding.set(power,power===0?"no":`leverage ^ ${power.toFixed(1)}`,power===.5,off);let rate=held.maintenance_margin??100*(store.get(
"maintenance_margin")??0);margin.set(rate,rate===0?"the venue's":`${rate.toFixed(2)} %`,rate===0,off),setText(needs,NOTES3[store.kernel.state()])}};return group}var columnAfter=(from,elapsed,speed,last)=>Math.min(last,from+Math.floor(elapsed*speed/1e3));var SPEEDS=["5","15","40"].map(speed=>[speed,`${speed} bars/s`]);function replayGroup({store,scene,signal}){let still=globalThis.matchMedia("(prefers-reduced-mo\
tion: reduce)"),speed="15",frame=0,last=()=>(scene()?.mixer.payload.starts.length??1)-1,shown=()=>store.get("bar")<0?last():Math.min(store.get("bar"),last()),show=column=>store.
draft({bar:column>=last()?-1:column}),stop=()=>{frame&&(cancelAnimationFrame(frame),frame=0,store.settle())},start=()=>{let from=shown()===last()?0:shown();show(
from);let began=0,step=now=>{began||=now;let column=columnAfter(from,now-began,Number(speed),last());column!==shown()&&show(column),column>=last()?stop():frame=
requestAnimationFrame(step)};frame=requestAnimationFrame(step)},play=button("",{"data-control":"play"},()=>{frame?stop():still.matches?(show(shown()===last()?0:
shown()+1),store.settle()):start(),group.update()},signal),rate=segments("Speed of the replay","speed",SPEEDS,value=>{let playing=frame!==0;stop(),speed=value,playing&&
start()},signal),cursor=slider({label:"Shown up to",name:"bar",spoken:"Last bar shown",range:{min:0,max:1,step:1},moved:column=>{stop(),show(column)},settled:()=>store.
settle(),usual:()=>{stop(),store.draft({bar:-1}),store.settle()}},signal);signal.addEventListener("abort",()=>cancelAnimationFrame(frame));let when=()=>{let shownScene=scene();
return shownScene?time(shownScene.mixer.payload.ends[shown()]):""},group={name:"replay",title:"Replay",el:element("div",{class:"liqwidget-stack"},cursor.el,element(
"div",{class:"liqwidget-field"},play,rate.el)),state:()=>store.get("bar")<0?"to the last bar":`to ${when()}`,update(){cursor.input.max=String(last()),cursor.set(
shown(),when(),shown()===last()),setText(play,frame?"Pause":still.matches?"Next bar":"Play"),rate.el.hidden=still.matches,rate.set(speed)}};return group}var signed2=(value,digits2)=>`${value>0?"+":"−"}${Math.abs(value).toFixed(digits2)}`;function whatIfGroup({store,signal}){let settled=()=>store.settle(),back=values=>()=>{
store.draft(values),store.settle()},funding=slider({label:"Funding",name:"funding",spoken:"Funding shift, basis points per 8 hours",range:{min:-10,max:10,step:.1},
moved:bp=>store.draft({funding_shift:bp/1e4}),settled,usual:back({funding_shift:0})},signal),scale=slider({label:"Open interest changes",name:"open-interest",spoken:"\
Changes of open interest, times",range:{min:0,max:3,step:.05},moved:times=>store.draft({open_interest_scale:times}),settled,usual:back({open_interest_scale:1})},
signal),jump=slider({label:"Open interest jump",name:"jump",spoken:"Rise of open interest over the last bars, per cent",range:{min:0,max:100,step:1},moved:per_cent=>store.
draft({jump_share:per_cent/100}),settled,usual:back({jump_share:0})},signal),bars=element("input",{type:"number",min:1,max:9999,step:1,"data-control":"jump-bars",
"aria-label":"Bars that the jump is spread over"});bars.addEventListener("change",()=>{let n=Math.round(bars.valueAsNumber);n>=1?store.draft({jump_bars:n}):bars.
value=String(store.get("jump_bars")),store.settle()},{signal});let fundingWords=()=>{let bp=1e4*store.get("funding_shift");return Math.abs(bp)<.05?"as recorded":
`${signed2(bp,1)} bp per 8 h`};return{name:"what-if",title:"What if",el:element("div",{class:"liqwidget-sliders"},funding.el,scale.el,jump.el,element("label",{class:"\
liqwidget-field"},element("span",{},"over the last"),bars,element("span",{},"bars"))),state(){let[times,share]=[store.get("open_interest_scale"),store.get("jump\
_share")];return[fundingWords()==="as recorded"?"":`funding ${fundingWords()}`,times===1?"":`changes × ${times.toFixed(2)}`,share?`jump +${(100*share).toFixed(
0)} %`:""].filter(Boolean).join(", ")||"as recorded"},update(){let bp=1e4*store.get("funding_shift");funding.set(bp,fundingWords(),Math.abs(bp)<.05);let times=store.
get("open_interest_scale");scale.input.max=String(store.get("max_open_interest_scale")),scale.set(times,`× ${times.toFixed(2)}`,times===1);let share=store.get(
"jump_share");jump.set(100*share,share?`+${(100*share).toFixed(0)} %`:"none",share===0),document.activeElement!==bars&&(bars.value=String(store.get("jump_bars")))}}}var GROUPS=[mixGroup,whatIfGroup,compareGroup,lookGroup,clustersGroup,drawGroup,replayGroup,cascadeGroup,marksGroup,modelGroup],openFirst=({store})=>store.get("\
blind")?"marks":store.get("bar")>=0?"replay":"mix";function createDeck(context,act){let first=openFirst(context),head=createHead(context,act),tabs=element("div",
{class:"liqwidget-tabs"}),panels=element("div",{class:"liqwidget-panels"}),parts=(context.model.get("group")===""?GROUPS:GROUPS.filter(create=>create!==replayGroup)).
map(create=>create(context)).map(group=>{let id=`liqwidget-panel-${Math.random().toString(36).slice(2)}`,said=element("span",{class:"liqwidget-tab-state"}),tab=button(
"",{class:"liqwidget-tab","aria-controls":id,"data-group":group.name},()=>{open2(panel.hidden),group.update()},context.signal);tab.append(element("span",{class:"\
liqwidget-tab-title"},group.title),said);let panel=element("section",{id,class:"liqwidget-panel","data-group":group.name,"aria-label":group.title},group.el),open2=isOpen=>{
panel.hidden=!isOpen,setAttribute(tab,"aria-expanded",String(isOpen))};return open2(group.name===first),tabs.append(tab),panels.append(panel),{group,said}});return{
el:element("div",{class:"liqwidget-deck"},head.el,tabs,panels),update(){head.update();for(let{group,said}of parts)group.update(),setText(said,group.state())},follow(){
for(let{group}of parts)group.follow?.()}}}var MOST_STEPS=100;function createDrawing(context){let steps=[],dragged=null,before=values=>Object.fromEntries(Object.keys(values).map(name2=>[name2,context().store.
get(name2)])),keep=step=>{same(step,before(step))||(steps.push(step),steps.length>MOST_STEPS&&steps.shift())},drawing={pen:{side:"long",leverage:25,entry:"click"},
use(bucket,column,price2){let{store}=context(),scene=context().scene(),tool=store.get("tool");if(!scene||tool==="pin")return!1;if(tool==="position"){let position=drawing.
position(scene,column,price2);drawing.change({positions:[...store.get("positions"),position]},`Position drawn: ${level(scene.mixer.payload.rules,position).words}`)}else if(tool===
"line"){let label=price2<scene.price()?"support":"resistance";drawing.change({lines:[...store.get("lines"),{price:price2,label}]},`Line drawn: ${label} at ${price(
price2)}`)}else drawing.change({ruler:price2},`Ruler at ${price(price2)}, ${percent(price2/scene.price()-1)} from the last price`);return!0},position(scene,column,price2){
let{starts,closes}=scene.mixer.payload,{side,leverage,entry}=drawing.pen,close=closes[column];return{time:starts[column],entry:entry==="close"&&close>0?close:price2,
side,leverage}},change(values,words){let{store,announce}=context(),step=before(values);store.draft(values),keep(step),store.send(),words&&announce(words)},drag(values){
dragged??=before(values),context().store.draft(values)},settle(){dragged&&(keep(dragged),dragged=null,context().store.send())},undo(){drawing.settle();let step=steps.
pop();if(!step)return;let{store,announce}=context();store.draft(step),store.send(),announce("Taken back.")},canUndo:()=>steps.length>0};return drawing}var same=(a,b)=>JSON.
stringify(a)===JSON.stringify(b);var TYPES={uint32:Uint32Array,uint8:Uint8Array,float32:Float32Array,float64:Float64Array};function decode(buffer){let head=new DataView(buffer);if(head.getUint32(
0)!==1279873329)throw new Error("liqwidget: not a map payload");let length=head.getUint32(4,!0),header=JSON.parse(new TextDecoder().decode(new Uint8Array(buffer,
8,length))),payload={...header};delete payload.arrays;for(let{name:name2,type,length:size2,at}of header.arrays){let Type=TYPES[type];payload[name2]=new Type(buffer,
8+length+at,size2)}return payload}async function gunzip(bytes){let{writable,readable}=new DecompressionStream("gzip"),writer=writable.getWriter();writer.write(bytes).
then(()=>writer.close()).catch(()=>{});let reader=readable.getReader(),chunks=[],length=0;for(let read3=await reader.read();!read3.done;read3=await reader.read())
chunks.push(read3.value),length+=read3.value.length;let whole=new Uint8Array(length),at=0;for(let chunk of chunks)whole.set(chunk,at),at+=chunk.length;return whole.
buffer}var CALLED={bokehjs:"BokehJS",page:"its code"};async function carried(model,name2){try{let id=(model.get("_runtime")??"").replace(/^(IPY_MODEL_|anywidget:)/,""),
bytes=(await model.widget_manager.get_model(id)).get(name2);if(bytes?.byteLength)return bytes}catch{}return new Promise((resolve,reject)=>{let late=setTimeout(()=>{
model.off("msg:custom",answer),reject(new Error(`${CALLED[name2]} did not arrive, and no kernel answers; run the cell again`))},2e4),answer=(message,buffers)=>{
message?.type!=="carried"||message.name!==name2||(clearTimeout(late),model.off("msg:custom",answer),resolve(buffers[0]))};model.on("msg:custom",answer),model.send(
{type:"need",name:name2})})}var KEY=Symbol.for("liqwidget.bokehjs"),loaded=globalThis[KEY]??=new Map;function loadBokeh(model){let version=model.get("_bokeh_version"),known=globalThis.Bokeh;
if(known?.version===version)return Promise.resolve(known);let found=loaded.get(version);if(found)return found;let loading=carried(model,"bokehjs").then(evaluate);
return loading.catch(()=>loaded.delete(version)),loaded.set(version,loading),loading}async function evaluate(bytes){let parts=["const ns={};(function(getCompute\
dStyle){",new TextDecoder().decode(await gunzip(bytes)),`
}).call(ns,(${plainStyle})());export default ns.Bokeh;`],url=URL.createObjectURL(new Blob(parts,{type:"text/javascript"}));try{return(await import(url)).default}finally{
URL.revokeObjectURL(url)}}var plainStyle=()=>{let sizes2=new Map,letterSize=el=>{let known=sizes2.get(el);if(known!==void 0)return known;sizes2.size===0&&setTimeout(
()=>sizes2.clear());let size2=globalThis.getComputedStyle(el).fontSize;return sizes2.set(el,size2),size2};return el=>new Proxy({},{get(_,name2){if(name2==="font\
Size")return letterSize(el);let style=globalThis.getComputedStyle(el);return name2!=="getPropertyValue"?Reflect.get(style,name2):property=>property.startsWith("\
--bk-")?"":style.getPropertyValue(property)}})},turn=Promise.resolve();function embed(Bokeh,item,host){let mine=turn.then(()=>embedNow(Bokeh,item,host));return turn=
mine.then(()=>{},()=>{}),mine}async function embedNow(Bokeh,item,host){let viewport=globalThis.visualViewport,added=[],add=viewport?.addEventListener;viewport&&
(viewport.addEventListener=(...args)=>(added.push(args),add.apply(viewport,args)));let apart=document.createElement("div"),views;try{let made=Bokeh.require("doc\
ument").Document.from_json(item.doc);views=await Bokeh.embed.add_document_standalone(made,apart)}finally{viewport&&delete viewport.addEventListener}let root=views.
get_by_id(item.root_id),doc=root.model.document;host.append(...apart.childNodes),root.invalidate_layout();let model=name2=>doc.get_model_by_name(name2),panels=new Map;
for(let view of views.query(view2=>view2.frame!==void 0))panels.set(view.model.name,view);return{set(path,properties){let[name2,...inside]=path.split(".");inside.
reduce((found,attribute)=>found?.[attribute],model(name2))?.setv(properties)},mirror(panel){let found=model(panel);found?.setv({left:found.right,right:found.left})},
arrange(places,cols){root.model.children[0].setv({cols,children:places.map(([panel,row,column])=>[model(panel),row,column])})},view:name2=>panels.get(name2)??null,
picture:async()=>root.export("png").canvas,dispose:()=>{for(let[type,listener,options]of added)viewport.removeEventListener(type,listener,options);views.clear(),
doc.clear();let at=Bokeh.documents.indexOf(doc);at>=0&&Bokeh.documents.splice(at,1)}}}async function compose(figure,stage,pieces,title,lines){let drawn=await figure.picture(),box=figure.el.getBoundingClientRect(),outer=stage.getBoundingClientRect(),
scale=drawn.width/box.width,size2=Math.round(12*scale),pen=document.createElement("canvas").getContext("2d"),inLines=(words2,font)=>(pen.font=font,wrapped(words2,
drawn.width-2*size2,part=>pen.measureText(part).width)),[bold,plain2]=[`600 ${Math.round(1.15*size2)}px system-ui, sans-serif`,`${size2}px system-ui, sans-serif`],
titles=inLines(title,bold),words=lines.flatMap(line=>inLines(line,plain2)),head=Math.round(.5*size2+1.5*size2*titles.length),boxes=[...pieces.under,...pieces.over].
filter(({canvas})=>!canvas.hidden).map(piece=>piece.box()),foot=head+Math.max(drawn.height,...boxes.map(({top,height})=>Math.ceil((top+height-box.top+outer.top)*
scale))),out=document.createElement("canvas");out.width=drawn.width,out.height=foot+Math.round(1.5*size2*(words.length+1));let context=out.getContext("2d"),place3=piece=>{
if(piece.canvas.hidden)return;let{left,top,width,height}=piece.box(),x=(left-box.left+outer.left)*scale,y=head+(top-box.top+outer.top)*scale;context.drawImage(piece.
canvas,x,y,width*scale,height*scale)},[paper2,ink,soft]=isDark()?["#111316","#d8dce2","#9aa4b0"]:["#ffffff","#1f2328","#57606a"];return context.fillStyle=paper2,
context.fillRect(0,0,out.width,out.height),context.fillStyle=ink,context.font=bold,titles.forEach((line,i)=>context.fillText(line,size2,1.5*size2*(i+1))),pieces.
under.forEach(place3),context.drawImage(drawn,0,head),pieces.over.forEach(place3),context.fillStyle=soft,context.font=plain2,words.forEach((line,i)=>context.fillText(
line,size2,foot+1.5*size2*(i+1))),out}function wrapped(words,width,measure){let lines=[];for(let word of words.split(" ").filter(Boolean)){let last=lines.at(-1);
last!==void 0&&measure(`${last} ${word}`)<=width?lines[lines.length-1]=`${last} ${word}`:lines.push(word)}return lines}function download(canvas,name2){canvas.toBlob(
blob=>{if(!blob)return;let link=document.createElement("a");link.href=URL.createObjectURL(blob),link.download=name2,link.click(),URL.revokeObjectURL(link.href)})}function smooth(values,deviation){let radius=Math.floor(4*deviation+.5),kernel=Float64Array.from({length:2*radius+1},(_,i)=>Math.exp(-.5*((i-radius)/deviation)**
2)),whole=kernel.reduce((sum3,part)=>sum3+part,0),smoothed=new Float64Array(values.length);for(let b=0;b<values.length;b++){if(values[b]===0)continue;let from=Math.
max(0,b-radius),to=Math.min(values.length-1,b+radius),value=values[b]/whole;for(let i=from;i<=to;i++)smoothed[i]+=value*kernel[i-b+radius]}return smoothed}function findProminent(values,deviation,least){
let smoothed=smooth(values,deviation),highest=Math.max(smoothed.reduce((a,b)=>Math.max(a,b),0),1e-300),line=new Float64Array(values.length+2);smoothed.forEach((value,b)=>{
line[b+1]=Math.round(value/highest*1e12)/1e12});let found=[];for(let{left,right}of plateaus(line)){let peak=left+right>>1,prominence=line[peak]-Math.max(lowest(
line,peak,-1),lowest(line,peak,1));if(prominence<least)continue;let half=line[peak]-.5*prominence;found.push({peak,prominence,place:placeOf(line,left,right)-1,start:Math.
ceil(crossing(line,peak,half,-1))-1,stop:Math.floor(crossing(line,peak,half,1))})}for(let i=1;i<found.length;i++){let[before,after]=[found[i-1],found[i]],valley=before.
peak;for(let b=before.peak;b<=after.peak;b++)line[b]<line[valley]&&(valley=b);before.stop=Math.min(before.stop,valley-1),after.start=Math.max(after.start,valley-
1)}return found.map(({place:place3,prominence,start,stop})=>({place:place3,prominence,start:Math.max(start,0),stop:Math.min(stop,values.length)}))}function plateaus(line){
let found=[];for(let left=1;left<line.length-1;left++){if(!(line[left]>line[left-1]))continue;let right=left;for(;right<line.length-1&&line[right+1]===line[left];)
right+=1;line[right+1]<line[left]&&found.push({left,right}),left=right}return found}function lowest(line,peak,way){let least=line[peak];for(let b=peak;b>=0&&b<line.
length&&line[b]<=line[peak];b+=way)least=Math.min(least,line[b]);return least}function crossing(line,peak,height,way){let b=peak;for(;b>0&&b<line.length-1&&height<
line[b];)b+=way;return line[b]<height?b-way*(height-line[b])/(line[b-way]-line[b]):b}function placeOf(line,left,right){if(left!==right)return(left+right)/2;let[
before,top,after]=[left-1,left,right+1].map(b=>Math.log(Math.max(line[b],1e-300))),bend=before-2*top+after,moved=bend<0?.5*(before-after)/bend:0;return left+Math.
max(-.5,Math.min(.5,moved))}var BLUR=.0015,PROMINENCE=.05,CELL=.0025,WITHIN=.05;function bySide(stacked,n_buckets){let sides=[new Float64Array(n_buckets),new Float64Array(n_buckets)];for(let row=0;row*
n_buckets<stacked.length;row++){let side=sides[row&1];for(let b=0;b<n_buckets;b++)side[b]+=stacked[row*n_buckets+b]}return{long:sides[0],short:sides[1]}}function findClusters(column){
let{prices,low,high,price:price2}=column,step=Math.log(high/low)/prices.length,edge=b=>low*Math.exp(b*step),found=[];for(let side of["long","short"])for(let{place:place3,
prominence,start,stop}of findProminent(column[side],Math.max(BLUR/step,1),PROMINENCE)){let[dollars2,coins]=[0,0];for(let b=start;b<stop;b++)dollars2+=column[side][b],
coins+=column[side][b]/prices[b];if(!(dollars2>0))continue;let at=dollars2/coins;found.push({id:"",side,price:at,low:edge(start),high:edge(stop),peak:prices[0]*
Math.exp(place3*step),dollars:dollars2,coins,prominence,distance:at/price2-1,rank:0})}return found.sort((a,b)=>a.price-b.price),rank(found),name(found),found}function rank(found){
let counted={long:0,short:0},outward=found.slice().sort((a,b)=>Math.abs(a.distance)-Math.abs(b.distance));for(let cluster of outward)cluster.rank=counted[cluster.
side]+=1}function name(found){let given=new Set;for(let cluster of found.slice().sort((a,b)=>b.prominence-a.prominence)){let cell2=`${cluster.side}-${cellName(cluster.
peak)}`,free=cell2;for(let letter=98;given.has(free);letter++)free=`${cell2}${String.fromCharCode(letter)}`;given.add(free),cluster.id=free}}function cellName(price2){
let middle=Math.exp((Math.floor(Math.log(price2)/CELL)+.5)*CELL);return String(Number(middle.toPrecision(4)))}function findAsymmetry({long,short,prices,price:price2}){
let sides={long:0,short:0};prices.forEach((at,b)=>{at<price2*(1-WITHIN)||at>price2*(1+WITHIN)||(sides.long+=long[b],sides.short+=short[b])});let both=sides.short+
sides.long;return{...sides,within:WITHIN,value:both>0?(sides.short-sides.long)/both:NaN}}function createColumnReading({payload,prices}){let stacked=new Float64Array(2*prices.length),price2=payload.price,column=null,found=null,read3=()=>column??={...bySide(
stacked,prices.length),prices,low:payload.low,high:payload.high,price:price2};return{follow(profile2,at){stacked=profile2,price2=at,column=found=null},clusters:()=>found??=
findClusters(read3()),lean:()=>findAsymmetry(read3())}}function subtract(a,b,inDollars,out){let[one,two]=[a.grid,b.grid];if(inDollars){for(let i=0;i<out.length;i++)out[i]=one[i]-two[i];return out}let[ofOne,ofTwo]=[a.
read.column,b.read.column],columns=ofOne.length;for(let row=0,i=0;i<out.length;row++){let price2=a.read.row[row];for(let c=0;c<columns;c++,i++)out[i]=price2*(one[i]*
ofOne[c]-two[i]*ofTwo[c])}return out}function sizes(grid,columns,least,until){let step=Math.max(1,Math.floor(grid.length/2e4)),found=new Float64Array(Math.ceil(
grid.length/step)),n=0;for(let i=0;i<grid.length;i+=step){let size2=Math.abs(grid[i]);size2>least&&i%columns<until&&(found[n++]=size2)}return found.subarray(0,n).
sort()}function totalsBySide(stacked,n_buckets){let sides=[0,0];return stacked.forEach((value,i)=>{sides[Math.floor(i/n_buckets)&1]+=value}),{long:sides[0],short:sides[1]}}
function perBucket(stacked,n_buckets){let sums=new Float64Array(n_buckets);return stacked.forEach((value,i)=>{sums[i%n_buckets]+=value}),sums}function once(compute){let known=new WeakMap;return of=>{let found=known.get(of);return found===void 0&&known.set(of,found=compute(of)),found}}var LANES=4,blocksOf=once(layOut);function layOut({n_columns,class_of_tier,speed,bucket,born,died,tier_side}){let n=born.length,classes=speed.length,blockOf=new Uint32Array(
n);for(let r=0;r<n;r++)blockOf[r]=Math.floor(bucket[r]/LANES)*classes+class_of_tier[tier_side[r]>>1];let run2=sortedBy(blockOf),[weight,opens,closes]=[new Uint32Array(
n),new Uint32Array(n),new Uint32Array(n)],tier=new Uint8Array(n),[block,start,from,to]=[[],[],[],[]];for(let i=0,last=-1;i<n;i++){let r=run2[i],[opened,closed]=[
born[r],Math.min(died[r],n_columns)],lane=bucket[r]%LANES;tier[i]=tier_side[r]>>1,weight[i]=tier_side[r]*n_columns+opened,opens[i]=opened*LANES+lane,closes[i]=closed*
LANES+lane,block[last]!==blockOf[r]&&(last=block.push(blockOf[r])-1,start.push(i),from.push(opened),to.push(closed)),opened<from[last]&&(from[last]=opened),closed>
to[last]&&(to[last]=closed)}return start.push(n),{row:Uint32Array.from(block,of=>Math.floor(of/classes)*LANES),speed:Uint8Array.from(block,of=>of%classes),from:Uint32Array.
from(from),to:Uint32Array.from(to),start:Uint32Array.from(start),run:run2,tier,weight,opens,closes}}function lean(mixer,shift){let{payload}=mixer,{n_columns,leverages,funding,funding_tilt}=payload;for(let c=0;c<n_columns;c++){let crowded=Math.tanh((funding[c]+
shift-1e-4)/2e-4),strength=Number.isNaN(crowded)?0:funding_tilt*crowded;for(let k=0;k<leverages.length;k++)mixer.lean[k*n_columns+c]=leverages[k]**strength}mixer.
shift=shift}function leanWeights(mixer,weights){let{sideWeights,payload}=mixer,{n_columns}=payload,unlevered=1-weights.reduce((sum3,w)=>sum3+w,0);for(let c=0;c<
n_columns;c++){let long=unlevered,short=unlevered;for(let k=0;k<weights.length;k++){let power=mixer.lean[k*n_columns+c];long+=weights[k]*power,short+=weights[k]/
power}for(let k=0;k<weights.length;k++){let power=mixer.lean[k*n_columns+c];sideWeights[2*k*n_columns+c]=weights[k]*power/long,sideWeights[(2*k+1)*n_columns+c]=
weights[k]/power/short}}}function mix(mixer,chosen){return mixer.mixed="",weigh(mixer,chosen),spread2(mixer,mixer.sideWeights,chosen.tiers,0,mixer.grid)}function remix(mixer,chosen){let name2=JSON.
stringify([chosen.weights,chosen.tiers,chosen.funding_shift,nameOf(chosen)]);return name2===mixer.mixed?!1:(mix(mixer,chosen),mixer.mixed=name2,!0)}function spread2(mixer,sideMix,tiers,above,grid){
grid.fill(0);for(let i=0;i<mixer.blocks.row.length;i++)change(mixer,sideMix,tiers,i)&&sum2(mixer,above,grid,i);return grid}function change({held,gone,lines,blocks},sideMix,tiers,block){
let{start,run:run2,tier,weight,opens,closes}=blocks,end=start[block+1],any=!1;for(let i=start[block];i<end;i++){let share=sideMix[weight[i]];if(share===0||!tiers[tier[i]])
continue;let r=run2[i];lines[opens[i]]+=share*held[r],lines[closes[i]]-=share*gone[r],any=!0}return any}function sum2({payload,blocks,lines,decay,prices},above,grid,block){
let{n_columns,first}=payload,shown=n_columns-first,b=blocks.row[block],to=blocks.to[block],fades=blocks.speed[block]*n_columns,[p0,p1,p2,p3]=[prices[b],prices[b+
1],prices[b+2],prices[b+3]],o0=b*shown-first,[o1,o2,o3]=[o0+shown,o0+2*shown,o0+3*shown],[x0,x1,x2,x3]=[0,0,0,0];for(let c=blocks.from[block];c<to;c++){let at=c*
LANES,fade=decay[fades+c];x0=x0*fade+lines[at],x1=x1*fade+lines[at+1],x2=x2*fade+lines[at+2],x3=x3*fade+lines[at+3],!(c<first)&&(x0>above&&(grid[o0+c]+=x0*p0),x1>
above&&(grid[o1+c]+=x1*p1),x2>above&&(grid[o2+c]+=x2*p2),x3>above&&(grid[o3+c]+=x3*p3))}lines.fill(0,blocks.from[block]*LANES,(to+1)*LANES)}function weigh(mixer,chosen){
mixer.filled!==nameOf(chosen)&&fill(mixer,chosen),mixer.shift!==chosen.funding_shift&&lean(mixer,chosen.funding_shift),leanWeights(mixer,chosen.weights)}function drawnAmounts(grid,{row,column},until=column.length){let step=Math.max(1,Math.floor(grid.length/2e4)),found=new Float64Array(Math.ceil(grid.length/step)),
n=0;for(let i=0;i<grid.length;i+=step){let c=i%column.length;grid[i]>.01&&c<until&&(found[n++]=grid[i]*row[Math.floor(i/column.length)]*column[c])}return found.
subarray(0,n).sort()}function percentile(ascending,per_cent){let n=ascending.length;return n?ascending[Math.min(n-1,Math.floor(per_cent/100*n))]:0}function factors({payload,prices,openInterest},unit){let{first}=payload,row=new Float64Array(prices.length).fill(1),column=new Float64Array(openInterest.length-
first).fill(1);if(unit!=="USD"&&prices.forEach((price2,b)=>{row[b]=1/price2}),unit==="% of OI")for(let c=0;c<column.length;c++){let coins=openInterest[c+first];
column[c]=coins>0?100/coins:0}return{row,column}}function entryFactors({payload}){return Float64Array.from({length:2*payload.leverages.length},(_,k)=>{let side=k&1?"short":"long";return level(payload.rules,{entry:1,
side,leverage:payload.leverages[k>>1]}).price??NaN})}function openings(mixer,chosen,index,factors2,bucket,column){let{payload,prices}=mixer,{first,born,bars,tier_side,
starts,ends}=payload,found=new Map;for(let i=index.start[bucket];i<index.start[bucket+1];i++){let r=index.runs[i],dollars2=aliveCoins(mixer,chosen,r,column+first)*
prices[bucket];if(!(dollars2>0)||bars[born[r]]===0)continue;let c=born[r],time2=c>=first?starts[c-first]:starts[0]-(first-c)*(ends[0]-starts[0]),one=found.get(c)??
{column:c,time:time2,dollars:0,long:0,entry:0};one.dollars+=dollars2,tier_side[r]&1||(one.long+=dollars2),one.entry+=dollars2*prices[bucket]/factors2[tier_side[r]],
found.set(c,one)}for(let one of found.values())one.entry/=one.dollars;return[...found.values()].sort((a,b)=>b.dollars-a.dollars)}function createMixer(payload){let{n_buckets,n_columns,first,low,high,leverages,speed,born}=payload,step=Math.log(high/low)/n_buckets,array=n=>new Float64Array(n);
return{payload,prices:array(n_buckets).map((_,b)=>low*Math.exp((b+.5)*step)),held:array(born.length),gone:array(born.length),openInterest:array(n_columns),cumulated:array(
speed.length*n_columns),decay:array(speed.length*n_columns),lean:array(leverages.length*n_columns),sideWeights:array(2*leverages.length*n_columns),blocks:blocksOf(
payload),lines:array((n_columns+1)*LANES),grid:array(n_buckets*(n_columns-first)),open:null,mixed:"",filled:"",shift:null}}var findSweeps=once(gather);function gather({n_buckets,n_columns,first,born,died,bucket,tier_side}){let isSwept=r=>died[r]>=first&&died[r]<n_columns,n=0;for(let r=0;r<
born.length;r++)isSwept(r)&&n++;let[swept,keys]=[new Uint32Array(n),new Uint32Array(n)];for(let r=0,i=0;r<born.length;r++)isSwept(r)&&(swept[i]=r,keys[i++]=(2*(died[r]-
first)+(tier_side[r]&1))*n_buckets+bucket[r]);let order=sortedBy(keys),[runs,of]=[new Uint32Array(n),new Uint32Array(n)],[where,low,high]=[[],[],[]];for(let i=0;i<
n;i++){let r=runs[i]=swept[order[i]],there=2*(died[r]-first)+(tier_side[r]&1),last=where.length-1;there===where[last]&&bucket[r]<=high[last]+1?high[last]=bucket[r]:
(where.push(there),low.push(bucket[r]),high.push(bucket[r])),of[i]=where.length-1}return{runs,of,column:Uint32Array.from(where,there=>there>>1),side:Uint8Array.
from(where,there=>there&1),low:Uint32Array.from(low),high:Uint32Array.from(high)}}function burned(mixer,chosen,{runs,of,column}){let{payload,gone,sideWeights,prices}=mixer,
{born,bucket,tier_side,n_columns}=payload,dollars2=new Float64Array(column.length),price2=new Float64Array(column.length);for(let i=0;i<runs.length;i++){let r=runs[i];
if(!chosen.tiers[tier_side[r]>>1])continue;let amount2=sideWeights[tier_side[r]*n_columns+born[r]]*gone[r]*prices[bucket[r]];dollars2[of[i]]+=amount2,price2[of[i]]+=
amount2*prices[bucket[r]]}for(let i=0;i<price2.length;i++)dollars2[i]>0&&(price2[i]/=dollars2[i]);return{dollars:dollars2,price:price2}}function burnedByTier(mixer,chosen,{
runs,of},sweep){let{payload,gone,sideWeights,prices}=mixer,{born,bucket,tier_side,n_columns,leverages}=payload,found=new Float64Array(leverages.length);for(let i=of.
indexOf(sweep);i<runs.length&&of[i]===sweep;i++){let r=runs[i],tier=tier_side[r]>>1;chosen.tiers[tier]&&(found[tier]+=sideWeights[tier_side[r]*n_columns+born[r]]*
gone[r]*prices[bucket[r]])}return found}var mixed=new WeakMap,payloadOf=once(read);function read(bytes){let reading2=gunzip(bytes).then(buffer=>{let payload=decode(buffer);return blocksOf(payload),findSweeps(
payload),payload});return reading2.catch(()=>{}),reading2}async function mixAhead(bytes,chosen){let payload=await payloadOf(bytes),[mixer,choice]=[createMixer(payload),
chosen()];remix(mixer,choice),profile(mixer,choice,payload.starts.length-1),mixed.set(payload,mixer)}function takeMixer(payload){let made=mixed.get(payload)??createMixer(
payload);return mixed.delete(payload),made}var PAGE=10;function listenToKeys(scene,{announce,cursor,drawing,store},signal){let el=element("div",{class:"liqwidget-map-focus",tabindex:0,role:"application",
"data-lm-suppress-shortcuts":!0,"aria-label":"Map of price and time. Arrow keys move the cursor by bucket and bar, Page Up and Page Down by ten buckets, Home an\
d End to the first and last bar, Shift with Up or Down to the next cluster. Enter pins, Escape leaves."});scene.stage.append(el);let{payload}=scene.mixer,follow=()=>{
let{left,top,width,height}=scene.layers.heat.box();Object.assign(el.style,{left:`${left}px`,top:`${top}px`,width:`${width}px`,height:`${height}px`})},start=()=>({
bucket:Math.max(0,bucketOf(payload,scene.price())),column:scene.column()}),moves={ArrowUp:at=>{at.bucket+=1},ArrowDown:at=>{at.bucket-=1},PageUp:at=>{at.bucket+=
PAGE},PageDown:at=>{at.bucket-=PAGE},ArrowLeft:at=>{at.column-=1},ArrowRight:at=>{at.column+=1},Home:at=>{at.column=0},End:at=>{at.column=scene.column()}},jump=(from,up)=>{
let stops=scene.clusters().map(cluster=>({cluster,bucket:bucketOf(payload,cluster.peak)})).filter(({bucket})=>up?bucket>from:bucket>=0&&bucket<from).sort((a,b)=>a.
bucket-b.bucket),next=up?stops[0]:stops.at(-1);if(store.get("blind"))announce("The map is hidden: there are no clusters to jump to");else if(!next)announce(`No \
cluster further ${up?"up":"down"}`);else{let open2=scene.mixer.openInterest[scene.column()+payload.first],words=sentenceOf(next.cluster,amountText(next.cluster,
store.get("unit"),open2));cursor.move({bucket:next.bucket,column:scene.column()},words)}};el.addEventListener("focus",()=>{follow(),cursor.keys()||cursor.move(start())},
{signal}),el.addEventListener("blur",()=>cursor.move(null),{signal}),scene.stage.addEventListener("keydown",event=>{event.key.toLowerCase()!=="z"||!(event.ctrlKey||
event.metaKey)||event.shiftKey||event.altKey||(drawing.undo(),event.preventDefault(),event.stopPropagation())},{signal}),el.addEventListener("keydown",event=>{if(event.
ctrlKey||event.metaKey||event.altKey)return;let at={...cursor.keys()??start()};if(event.shiftKey&&(event.key==="ArrowUp"||event.key==="ArrowDown"))jump(at.bucket,
event.key==="ArrowUp");else if(event.key in moves)moves[event.key](at),at.bucket=Math.min(Math.max(at.bucket,0),payload.n_buckets-1),at.column=Math.min(Math.max(
at.column,0),scene.column()),cursor.move(at);else if(event.key==="Enter")cursor.pin(at);else if(event.key==="Escape")el.blur();else return;event.preventDefault(),
event.stopPropagation()},{signal})}var MOST2=8,WIDEST=6,FAINTEST=.02;function attributionLayer(scene,{store,cursor}){let{payload,prices}=scene.mixer,{first,starts,ends}=payload,middle=c=>(starts[c]+
ends[c])/2,step=ends[0]-starts[0],place3=()=>{let keys=cursor.keys();if(keys)return keys;let{price:price2,time:time2}=store.get("selection");if(!price2||time2===
void 0)return null;let at={bucket:bucketOf(payload,price2),column:columnOf(payload,time2)};return at.bucket<0||at.column<0||at.column>scene.column()?null:at},found=[],
foundAt="";return{name:"attribution",tells:!0,above:()=>place3()!==null,follow(){foundAt=""},draw({over,out,x,y,ratio}){let at=over==="heat"?place3():null;if(!at)
return;let key=`${at.bucket} ${at.column}`;if(key!==foundAt&&(found=scene.openings(at.bucket,at.column).slice(0,MOST2)),foundAt=key,!found.length)return;let most=found[0].
dollars,to=[x(middle(at.column)),y(prices[at.bucket])];for(let{column,time:time2,dollars:dollars2,long,entry}of found.filter(one=>one.dollars>=FAINTEST*most).reverse()){
let from=[x(column>=first?middle(column-first):time2+step/2),y(entry)],isLong=2*long>=dollars2,wide=Math.max(1,WIDEST*(dollars2/most));out.beginPath(),out.moveTo(
to[0],to[1]),out.quadraticCurveTo(from[0],to[1],from[0],from[1]),out.setLineDash(isLong?[]:[6*ratio,3*ratio]);for(let[ink,more]of[["rgba(0, 0, 0, 0.6)",2],[isLong?
SIDES.long:SIDES.short,0]])out.strokeStyle=ink,out.lineWidth=(wide+more)*ratio,out.stroke();out.setLineDash([]),out.beginPath(),out.arc(from[0],from[1],(wide/2+
2.5)*ratio,0,2*Math.PI),out.fillStyle="#ffffff",out.fill(),out.lineWidth=1.5*ratio,out.strokeStyle="rgba(0, 0, 0, 0.75)",out.stroke()}}}}function candlesLayer({figure}){let shown=!0;return{name:"candles",follow(_look,on){if(on!==shown){shown=on;for(let name2 of["wicks","bodies"])figure.set(name2,
{visible:on})}}}}function placeLabels(labels,size2,bottom,taken=[0,0]){let placed2=[],fits=at=>at-size2/2>=0&&at+size2/2<=bottom&&placed2.every(other=>Math.abs(other.at-at)>=size2),
isClear=at=>fits(at)&&(at+size2/2<=taken[0]||at-size2/2>=taken[1]);for(let label of labels){if(label.y<0||label.y>bottom)continue;let inside=Math.min(Math.max(label.
y,size2/2),bottom-size2/2),outward=Array.from({length:label.wanted?8:1},(_,i)=>inside+label.way*i*size2/2),tries=label.wanted?[...outward,inside-label.way*size2/
2,inside-label.way*size2]:outward,at=tries.find(isClear)??tries.find(fits);at!==void 0&&placed2.push({...label,at})}return placed2}var ON_HEAT={long:"#7cc8f7",short:"#ffb27a"},ON_PAPER={light:{long:"#005a8e",short:"#a33b00"},dark:ON_HEAT},RIM2="rgba(0, 0, 0, 0.78)",SIZE=11,LINE=17,WIDE=140,
NEAREST=2,TOTALS=24;function clustersLayer(scene,{store}){let{mixer}=scene,isNear=({rank:rank2})=>rank2<=NEAREST,ordered=()=>scene.clusters().slice().sort((a,b)=>Number(
isNear(b))-Number(isNear(a))||(isNear(a)?a.rank-b.rank:b.dollars-a.dollars)),words=cluster=>{let unit=store.get("unit"),open2=mixer.openInterest[scene.column()+
mixer.payload.first],held=`${amount(amountOf(cluster,unit,open2))}${unit==="USD"?"":` ${unit}`}`;return isNear(cluster)?`${place2(cluster)} ${held}`:held},bracket=({
out,ratio},cluster,at,top,bottom,color,rim)=>{let arm=4*ratio;out.beginPath(),out.moveTo(at-arm,top),out.lineTo(at,top),out.lineTo(at,bottom),out.lineTo(at-arm,
bottom);let wide=isNear(cluster)?2.2:1.2;for(let[stroke2,more]of[[rim,2],[color,0]])out.strokeStyle=stroke2,out.lineWidth=(wide+more)*ratio,out.stroke()},triangle=({
out,ratio},cluster,x,y,color)=>{let half=4*ratio,tip=cluster.side==="long"?half:-half;out.beginPath(),out.moveTo(x,y+tip),out.lineTo(x+half,y-tip),out.lineTo(x-
half,y-tip),out.closePath(),out.lineWidth=1.4*ratio,out.strokeStyle=out.fillStyle=color,cluster.rank===1&&out.fill(),out.stroke()},candles=({x,y,ratio})=>{if(!store.
get("layers").includes("candles"))return[0,0];let{starts,ends,lowest:lowest2,highest}=mixer.payload,end=ends[scene.column()],start=end-WIDE*ratio*(end-starts[0])/
(x(end)-x(starts[0])),[most,least]=[-1/0,1/0];for(let i=scene.column();i>=0&&ends[i]>start;i--)highest[i]>most&&(most=highest[i]),lowest2[i]<least&&(least=lowest2[i]);
return least<most?[y(most),y(least)]:[0,0]},drawLabels=(pen,edge)=>{let{out,y,height,ratio}=pen,[line,pad]=[LINE*ratio,4*ratio];out.textAlign="left",out.textBaseline=
"middle";let bold=null,labels=ordered().map(cluster=>({cluster,y:y(cluster.price),wanted:isNear(cluster),way:cluster.side==="long"?1:-1}));for(let{cluster,y:level2,
at}of placeLabels(labels,line,height,candles(pen))){let near=isNear(cluster);near!==bold&&(out.font=`${near?700:400} ${SIZE*ratio}px system-ui, sans-serif`),bold=
near;let text=words(cluster),mark=near?13*ratio:0,wide=out.measureText(text).width+2*pad+mark,left=edge-12*ratio-wide;if(left<0)continue;let color=ON_HEAT[cluster.
side];Math.abs(at-level2)>ratio&&(out.beginPath(),out.moveTo(left+wide,at),out.lineTo(edge-6*ratio,level2),out.strokeStyle=color,out.lineWidth=ratio,out.stroke()),
out.fillStyle=RIM2,out.fillRect(left,at-line/2+ratio,wide,line-2*ratio),near&&triangle(pen,cluster,left+pad+4.5*ratio,at,color),out.fillStyle=near?"#ffffff":"#d\
fe3e8",out.fillText(text,left+pad+mark,at+.5*ratio)}};return{name:"clusters",tells:!0,draw(pen){let{over,x,y,width,height,ratio,dark}=pen,edge=over==="heat"?Math.
min(width,x(mixer.payload.ends[scene.column()])):width,colors=over==="heat"?ON_HEAT:ON_PAPER[dark?"dark":"light"],rim=over==="heat"?RIM2:dark?"#1a1d21":"#ffffff",
level2=y(scene.price());for(let cluster of scene.clusters()){let[top,bottom]=[y(cluster.high),y(cluster.low)];if(bottom<0||top>height||(bracket(pen,cluster,edge-
4*ratio,top,bottom,colors[cluster.side],rim),over==="heat"||!isNear(cluster)))continue;let at=y(cluster.price);Math.abs(at-level2)>TOTALS*ratio&&triangle(pen,cluster,
edge-14*ratio,at,colors[cluster.side])}over==="heat"&&drawLabels(pen,edge)},read(px,py,{x,y,width,ratio}){let edge=Math.min(width,x(mixer.payload.ends[scene.column()]));
if(px<edge-WIDE*ratio||px>edge)return[];let hit=scene.clusters().find(one=>py>=y(one.high)&&py<=y(one.low));return hit?[`Cluster ${words(hit)}${store.get("unit")===
"USD"?" USD":""}, ${place2(hit)}`]:[]}}}var RIM3="rgba(0, 0, 0, 0.75)",COLORS2=["#7cc8f6","#ffb27c"],FROM=.6,FURTHEST=.5,LABEL=13;function cascadeLayer(scene,{store,chain,signal}){let{payload}=scene.mixer,
handle=element("div",{class:"liqwidget-pull","data-own-pointer":!0,"aria-hidden":"true",title:"Pull price",hidden:!0});scene.stage.append(handle);let held=!1,pull=event=>{
if(!held)return;let{heat}=scene.layers,box=heat.canvas.getBoundingClientRect(),move2=heat.price((event.clientY-box.top)*heat.ratio())/scene.price()-1,shock=Math.
round(1e3*Math.min(Math.max(move2,-FURTHEST),FURTHEST))/1e3;store.draft({shock:shock||Math.sign(store.get("shock"))/1e3})};handle.addEventListener("pointerdown",
event=>{event.button||(held=!0,handle.setPointerCapture(event.pointerId),event.preventDefault())},{signal}),handle.addEventListener("pointermove",pull,{signal});
for(let end of["pointerup","pointercancel"])handle.addEventListener(end,()=>{held&&store.settle(),held=!1},{signal});let line=({out,ratio},points,color,dash)=>{
out.setLineDash(dash.map(length=>length*ratio)),out.beginPath();for(let[x,y]of points)out.lineTo(x,y);for(let[stroke2,wide]of[[RIM3,4.5],[color,2]])out.strokeStyle=
stroke2,out.lineWidth=wide*ratio,out.stroke();out.setLineDash([])},label=({out,ratio},words,x,y,color,align)=>{out.font=`600 ${Math.round(12*ratio)}px system-ui\
, sans-serif`,out.textAlign=align,out.textBaseline="middle",out.lineWidth=4*ratio,out.lineJoin="round",out.strokeStyle=RIM3,out.strokeText(words,x,y),out.fillStyle=
color,out.fillText(words,x,y)};return{name:"cascade",always:!0,tells:!0,above:()=>chain.find()!==null,follow(_look,on){let found=on?chain.find():null;handle.hidden=
!found},draw(pen){let found=chain.find();if(!found)return;let{over,x,y,width,ratio}=pen,color=COLORS2[found.shock<0?0:1],rounds=found.rounds.slice(0,chain.shown());
if(over==="map"){line(pen,[[0,y(found.shocked)],[width,y(found.shocked)]],"#ffffff",[5,4]),rounds.length&&line(pen,[[0,y(rounds[rounds.length-1].after)],[width,
y(rounds[rounds.length-1].after)]],color,[]);return}let right=Math.max(Math.min(width,x(payload.ends[scene.column()])),.45*width)-92*ratio,left=FROM*right,step=Math.
min((right-left)/(found.rounds.length+1),46*ratio),at=i=>right-(found.rounds.length-i)*step;line(pen,[[at(0)-step,y(found.price)],[at(0),y(found.price)],[at(0),
y(found.shocked)]],"#ffffff",[5,4]);let stairs=[[at(0),y(found.shocked)]];rounds.forEach((round,i)=>stairs.push([at(i+1),y(round.before)],[at(i+1),y(round.after)])),
stairs.length>1&&line(pen,stairs,color,[]);let free=y(found.shocked);rounds.forEach((round,i)=>{let middle=(y(round.before)+y(round.after))/2;Math.abs(middle-free)<
LABEL*ratio||middle<0||middle>pen.height||(label(pen,`${i+1}: ${shortAmount(round.dollars)}`,at(i+1)-5*ratio,middle,color,"right"),free=middle)});let end=rounds.
length?rounds[rounds.length-1].after:found.shocked,beside=y(end)+(found.shock<0?11:-11)*ratio,seen=Math.min(Math.max(beside,9*ratio),pen.height-9*ratio);label(pen,
percent(end/found.price-1),at(rounds.length)+14*ratio,seen,"#ffffff","right");let{left:boxLeft,top,width:wide}=scene.layers.heat.box(),inside=Math.min(Math.max(
y(found.shocked)/ratio,12),pen.height/ratio-12);Object.assign(handle.style,{left:`${boxLeft+wide-72}px`,top:`${top+inside-12}px`}),handle.textContent=`⇕ ${percent(
found.shock)}`}}}function cursorLayer(scene,{store,cursor}){let{payload,prices}=scene.mixer,middle=c=>(payload.starts[c]+payload.ends[c])/2;return{name:"cursor",always:!0,above:()=>!!(cursor.
keys()||store.get("selection").price),draw({over,out,x,y,width,height,ratio}){let keys=cursor.keys(),line=([fromX,fromY,toX,toY])=>{out.beginPath(),out.moveTo(fromX,
fromY),out.lineTo(toX,toY);for(let[color,wide]of[["rgba(0,0,0,0.6)",3],["#ffffff",1]])out.strokeStyle=color,out.lineWidth=wide*ratio,out.stroke()};if(keys){let level3=y(
prices[keys.bucket]);line([0,level3,width,level3]),over==="heat"&&line([x(middle(keys.column)),0,x(middle(keys.column)),height])}let pin=store.get("selection");
if(!pin.price||pin.time===void 0||bucketOf(payload,pin.price)<0)return;let level2=y(pin.price),column=columnOf(payload,pin.time);if(over==="map"&&line([0,level2,
8*ratio,level2]),over==="map"||column<0||column>scene.column())return;let at=x(middle(column)),size2=6*ratio;line([at-2*size2,level2,at-size2,level2]),line([at+
size2,level2,at+2*size2,level2]),line([at,level2-2*size2,at,level2-size2]),line([at,level2+size2,at,level2+2*size2]),out.beginPath(),out.arc(at,level2,2*ratio,0,
2*Math.PI),out.fillStyle="#ffffff",out.fill()}}}var WIDTH=26,HEIGHT=24,PAGE2=10;function createHandle(scene,drawing,{kind,moved,removed}){let{payload,prices}=scene.mixer,price2=NaN,el=element("div",{class:"li\
qwidget-handle",role:"slider",tabindex:0,"aria-orientation":"vertical","data-handle":kind,"data-lm-suppress-shortcuts":"true","aria-valuemin":payload.low,"aria-\
valuemax":payload.high}),to=wanted=>moved(Math.min(Math.max(wanted,payload.low),payload.high)),offset=0,held=!1;el.addEventListener("pointerdown",event=>{if(event.
button)return;event.preventDefault(),event.stopPropagation(),el.focus({preventScroll:!0}),el.setPointerCapture(event.pointerId);let box=el.getBoundingClientRect();
offset=event.clientY-(box.top+box.height/2),held=!0}),el.addEventListener("pointermove",event=>{held&&(event.stopPropagation(),to(scene.priceAt(event.clientY-offset)))});
for(let end of["pointerup","pointercancel"])el.addEventListener(end,()=>{held=!1,drawing.settle()});let steps={ArrowUp:1,ArrowRight:1,ArrowDown:-1,ArrowLeft:-1,
PageUp:PAGE2,PageDown:-PAGE2};return el.addEventListener("keydown",event=>{if(!(event.ctrlKey||event.metaKey||event.altKey)){if(event.key in steps){let n=payload.
n_buckets,bucket=bucketOf(payload,Math.min(Math.max(price2,payload.low),payload.high*(1-1e-12)));to(prices[Math.min(Math.max(bucket+steps[event.key],0),n-1)])}else if(event.
key==="Delete"||event.key==="Backspace")removed();else if(event.key==="Escape")el.blur();else return;event.preventDefault(),event.stopPropagation()}}),el.addEventListener(
"keyup",()=>drawing.settle()),el.addEventListener("blur",()=>drawing.settle()),scene.stage.append(el),{place(at){let{left,top,width,height}=scene.layers.heat.box(),
y=at?scene.layers.heat.y(at.price)/scene.layers.heat.ratio():NaN,shown=at!==null&&y>=0&&y<=height;if(el.hidden===shown&&(el.hidden=!shown),!at||!shown)return;price2=
at.price,setText(el,at.text),setAttribute(el,"aria-label",at.name),setAttribute(el,"aria-valuenow",price(price2).replaceAll(",","")),setAttribute(el,"aria-value\
text",at.words);let{heat}=scene.layers,end=Math.min(width,heat.x(payload.ends[scene.column()])/heat.ratio()),place3=`translate(${left+Math.max(end-WIDTH,0)}px, ${top+
y-HEIGHT/2}px)`;el.style.transform!==place3&&(el.style.transform=place3)},remove:()=>el.remove()}}function linesLayer(scene,{store,drawing}){let handles=[],handle=i=>createHandle(scene,drawing,{kind:"line",moved:price2=>drawing.drag({lines:store.get("lines").
map((line,k)=>k===i?{...line,price:price2}:line)}),removed:()=>drawing.change({lines:store.get("lines").filter((_,k)=>k!==i)},"Line removed.")});return{name:"li\
nes",always:!0,draw(pen){let{over,y,width,height,ratio}=pen,lines=store.get("lines");if(over==="heat"){for(;handles.length>lines.length;)handles.pop()?.remove();
for(;handles.length<lines.length;)handles.push(handle(handles.length))}lines.forEach(({price:price2,label},i)=>{let name2=label||`line ${i+1}`,away=percent(price2/
scene.price()-1);over==="heat"&&handles[i].place({price:price2,name:`${name2}, price`,words:`${price(price2)}, ${away} from the last price`,text:"↕"});let level2=y(
price2);level2>=0&&level2<=height&&(stroke(pen,[0,level2,width,level2],WHITE,1.6),over==="heat"&&write(pen,[`${name2} ${price(price2)}  ${away}`],4*ratio,level2,
WHITE,price2<scene.price()))})}}}var COLOR="#8ff0a4",RIM4="rgba(0, 0, 0, 0.75)",ON_PAPER2="#1a7f37";function marksLayer(_scene,{store}){return{name:"marks",always:!0,above:()=>store.get("marks").
length>0,draw({over,out,y,width,height,ratio,dark}){let strokes=over==="heat"||dark?[[RIM4,3.5],[COLOR,1.6]]:[[ON_PAPER2,1.6]];out.font=`${Math.round(12*ratio)}\
px system-ui, sans-serif`,out.textBaseline="bottom",out.textAlign="left",store.get("marks").forEach((mark,i)=>{let level2=y(mark);if(!(level2>=0&&level2<=height))
return;out.setLineDash([7*ratio,4*ratio]);for(let[color,wide]of strokes)out.beginPath(),out.moveTo(0,level2),out.lineTo(width,level2),out.strokeStyle=color,out.
lineWidth=wide*ratio,out.stroke();if(out.setLineDash([]),over!=="heat")return;let words=`mark ${i+1}: ${price(mark)}`;out.lineWidth=4*ratio,out.strokeStyle=RIM4,
out.strokeText(words,6*ratio,level2-2*ratio),out.fillStyle=COLOR,out.fillText(words,6*ratio,level2-2*ratio)})}}}function priceLineLayer(scene){let{payload}=scene.mixer;return{name:"price line",always:!0,tells:!0,draw({over,out,x,y,width,ratio,dark}){let level2=y(scene.price()),
end=over==="heat"?Math.min(width,x(payload.ends[scene.column()])):width,strokes=over==="heat"?[["rgba(0,0,0,0.6)",3],["#ffffff",1]]:[[dark?"#e6e8eb":"#1f2328",1]];
out.setLineDash([4*ratio,4*ratio]),out.beginPath(),out.moveTo(0,level2),out.lineTo(end,level2);for(let[color,wide]of strokes)out.strokeStyle=color,out.lineWidth=
wide*ratio,out.stroke();out.setLineDash([])}}}function createLayer(host,view,name2,place3){let canvas=document.createElement("canvas");canvas.className="liqwidget-layer",canvas.dataset.layer=name2,canvas.dataset.
place=place3,canvas.setAttribute("aria-hidden","true"),host.append(canvas);let box=()=>{let outer=host.getBoundingClientRect(),inner=view.canvas_view.el.getBoundingClientRect(),
{left,top,width,height}=view.frame.bbox;return{left:inner.left-outer.left+left,top:inner.top-outer.top+top,width,height}},placed2="",ratio=()=>globalThis.devicePixelRatio||
1;return{canvas,box,place(){let{left,top,width,height}=box(),scale=ratio(),wide=Math.max(1,Math.round(width*scale)),high=Math.max(1,Math.round(height*scale)),at=`\
left: ${left}px; top: ${top}px; width: ${width}px; height: ${height}px`;at!==placed2&&(canvas.style.cssText=placed2=at),(canvas.width!==wide||canvas.height!==high)&&
(canvas.width=wide,canvas.height=high);let context=canvas.getContext("2d");return context.clearRect(0,0,wide,high),context},y:price2=>(view.frame.y_scale.compute(
price2)-view.frame.bbox.top)*ratio(),price:y=>view.frame.y_scale.invert(y/ratio()+view.frame.bbox.top),ratio,x:value=>(view.frame.x_scale.compute(value)-view.frame.
bbox.left)*ratio()}}var paper=()=>isDark()?"#111316":"#ffffff";function createCurtain(stage,figure,payload){let layers=["funding","open_interest"].flatMap(name2=>{let view=figure.view(
name2);return view?[createLayer(stage,view,`over ${name2.replace("_"," ")}`,"over")]:[]});return{layers,draw(column){for(let layer of layers){if(layer.canvas.hidden!==
column<0&&(layer.canvas.hidden=column<0),column<0)continue;let out=layer.place(),from=Math.max(0,layer.x(payload.ends[column]));out.fillStyle=paper(),out.fillRect(
from,0,layer.canvas.width-from,layer.canvas.height)}}}}function replayLayer(scene){let{payload}=scene.mixer,last=payload.starts.length-1;return{name:"replay",always:!0,above:()=>scene.column()<last,draw({over,out,x,
width,height}){if(over==="map")return;let from=Math.max(0,x(payload.ends[scene.column()]));out.fillStyle=paper(),out.fillRect(from,0,width-from,height)}}}var GRIP2=34;function rulerLayer(scene,{store,drawing}){let handle=null;return{name:"ruler",always:!0,draw(pen){let{over,out,x,y,width,height,ratio}=pen,target=store.
get("ruler");if(over==="heat"&&target===null&&handle?.place(null),target===null)return;let price2=scene.price(),lines=over==="heat"?rulerWords(scene,store,target):
[];over==="heat"&&(handle??=createHandle(scene,drawing,{kind:"ruler",moved:to2=>drawing.drag({ruler:to2}),removed:()=>drawing.change({ruler:null},"Ruler removed\
.")}),handle.place({price:target,name:"Ruler, price",words:lines.join("; "),text:"↕"}));let[from,to]=[y(price2),y(target)],top=Math.max(0,Math.min(from,to)),bottom=Math.
min(height,Math.max(from,to));if(out.fillStyle=over==="heat"?"rgba(255, 255, 255, 0.08)":"rgba(128, 136, 146, 0.22)",bottom>top&&out.fillRect(0,top,width,bottom-
top),!(to>=0&&to<=height)||(stroke(pen,[0,to,width,to],WHITE,1.6,[8,4]),over!=="heat"))return;let end=Math.min(width,x(scene.mixer.payload.ends[scene.column()]))-
GRIP2*ratio;write(pen,lines,end-plate(pen,lines).width,to,WHITE,target<price2,end)}}}function createRings({largest,ratio,styles}){let sizes2=Math.ceil(largest*ratio*2)+1,half=Math.ceil((largest+2)*ratio)+1,side=2*half,sheet2=new OffscreenCanvas(
sizes2*side,styles.length*side),pen=sheet2.getContext("2d");styles.forEach(({color,dash},row)=>{pen.setLineDash(dash.map(length=>length*ratio));for(let size2=0;size2<
sizes2;size2++){pen.beginPath(),pen.arc(size2*side+half,row*side+half,size2/2,0,2*Math.PI);for(let[stroke2,wide]of[["rgba(0, 0, 0, 0.55)",3.2],[color,1.4]])pen.
strokeStyle=stroke2,pen.lineWidth=wide*ratio,pen.stroke()}});let image=sheet2.transferToImageBitmap();return(out,style,x,y,radius)=>{let size2=Math.min(sizes2-1,
Math.round(radius*2));out.drawImage(image,size2*side,style*side,side,side,Math.round(x)-half,Math.round(y)-half,side,side)}}var LARGEST2=13,SMALLEST_SHARE=.05,MOST3=120,STYLES=[{color:"#4cb2f0",dash:[]},{color:"#ff9145",dash:[4,2]}],rings=new Map;function ringsAt(ratio){let known=rings.
get(ratio);if(known)return known;let made=createRings({largest:LARGEST2,ratio,styles:STYLES});return rings.set(ratio,made),made}function sweepsLayer(scene){let{
payload}=scene.mixer,sweeps=findSweeps(payload),amounts={dollars:new Float64Array,price:new Float64Array},drawn=[],shown=null,most=0,radius=i=>LARGEST2*Math.sqrt(
amounts.dollars[i]/most),at=i=>{let c=sweeps.column[i];return(payload.starts[c]+payload.ends[c])/2};return{name:"sweeps",tells:!0,single:!0,follow(look,on){if(shown=
look,!on)return;amounts=burned(scene.shown().mixer,look,sweeps);let known=i=>sweeps.column[i]<=scene.column();most=amounts.dollars.reduce((a,b,i)=>known(i)?Math.
max(a,b):a,0),drawn=[],amounts.dollars.forEach((amount2,i)=>{known(i)&&amount2>SMALLEST_SHARE*most&&drawn.push(i)}),drawn.sort((a,b)=>amounts.dollars[b]-amounts.
dollars[a]),drawn.length=Math.min(drawn.length,MOST3)},draw({over,out,x,y,ratio}){if(over!=="heat")return;let stamp=ringsAt(ratio);for(let i of drawn)stamp(out,
sweeps.side[i],x(at(i)),y(amounts.price[i]),radius(i)*ratio)},read(px,py,{x,y,ratio}){let hit=drawn.filter(i=>{let reach=(radius(i)+3)*ratio;return Math.hypot(px-
x(at(i)),py-y(amounts.price[i]))<=reach}).at(-1);if(hit===void 0||!shown)return[];let side=sweeps.side[hit]?"shorts":"longs",parts=[...burnedByTier(scene.shown().
mixer,shown,sweeps,hit)].map((amount2,tier)=>[payload.leverages[tier],amount2]).filter(([,amount2])=>amount2>=1).sort((a,b)=>b[1]-a[1]).slice(0,4);return[`Swept\
: ${dollars(amounts.dollars[hit])} of ${side} around ${price(amounts.price[hit])}`,`${time(payload.ends[sweeps.column[hit]])} · ${parts.map(([leverage,amount2])=>`${leverage}\
x ${dollars(amount2)}`).join(", ")}`]}}}var QUANTILE=1.6448536269514722;function slopes({payload,sideWeights,lean:lean2},weights,tier){let{n_columns,leverages}=payload,unlevered=1-weights.reduce((sum3,w)=>sum3+
w,0),found=new Float64Array(sideWeights.length);for(let c=0;c<n_columns;c++){let normal=[unlevered,unlevered];for(let k=0;k<weights.length;k++)normal[0]+=weights[k]*
lean2[k*n_columns+c],normal[1]+=weights[k]/lean2[k*n_columns+c];for(let side of[0,1]){let power=lean2[tier*n_columns+c],own=(side?1/power:power)/normal[side];for(let k=0;k<
leverages.length;k++){let at=(2*k+side)*n_columns+c;found[at]=(k===tier?own:0)-sideWeights[at]*own}}}return found}function*variances(mixer,{weights,tiers}){let found=new Float64Array(
mixer.grid.length),dollars2=new Float64Array(found.length),rest=Math.max(1-weights.reduce((sum3,w)=>sum3+w,0),0),left=rest>1e-9?new Float64Array(found.length):null;
for(let k=0;k<weights.length;k++)if(weights[k]>0){spread2(mixer,slopes(mixer,weights,k),tiers,-1/0,dollars2);for(let i=0;i<found.length;i++)found[i]+=weights[k]*
dollars2[i]*dollars2[i],left&&(left[i]-=weights[k]*dollars2[i]/rest);yield}return left&&left.forEach((amount2,i)=>{found[i]+=rest*amount2*amount2}),found}function band(mean,variance,strength){
if(!(mean>0))return{low:0,high:0};let square=variance/(strength+1)/(mean*mean),middle=mean/Math.sqrt(1+square),reach=Math.exp(QUANTILE*Math.sqrt(Math.log1p(square)));
return{low:middle/reach,high:middle*reach}}function halvingAt(strength){let[low,high]=[0,100];for(let i=0;i<60;i++){let middle=(low+high)/2;band(1,middle,strength).
low<.5?high=middle:low=middle}return high}function sample(pieces,size2){let from=new Int32Array(size2).fill(-1),to=new Int32Array(size2).fill(-1);for(let{first,end,start,stop}of pieces){let wide=(stop-start)/
(end-first);if(!(wide>0))continue;let low=Math.max(first,first+Math.floor(-start/wide)),high=Math.min(end,first+Math.ceil((size2-start)/wide));for(let i=low;i<high;i++){
let p=Math.floor(start+(i-first+.5)*wide);p<0||p>=size2||(from[p]<0&&(from[p]=i),to[p]=i+1)}let until=Math.min(size2,Math.ceil(stop-.5));for(let p=Math.max(0,Math.
ceil(start-.5));p<until;p++)from[p]>=0||(from[p]=Math.min(end-1,first+Math.floor((p+.5-start)/wide)),to[p]=from[p]+1)}return{from,to}}function stretches({starts,
ends}){let pieces=[],from=0;for(let c=1;c<=starts.length;c++){let length=ends[from]-starts[from];c<starts.length&&starts[c]===ends[c-1]&&ends[c]-starts[c]===length||
(pieces.push([from,c]),from=c)}return pieces}var FAINT=.03,GAP=6;function uncertainLayer(scene,{store,signal,paint}){let{mixer}=scene,{payload}=mixer,shown=payload.starts.length,pieces=stretches(payload),mask=document.
createElement("canvas");mask.width=shown,mask.height=payload.n_buckets;let sheet2=document.createElement("canvas"),found=null,foundOf="",wanted="",masked="",timer=0,
look=null;signal.addEventListener("abort",()=>clearTimeout(timer));let key=at=>JSON.stringify([at.weights,at.tiers,at.funding_shift,nameOf(at)]),start=at=>{clearTimeout(
timer),wanted=key(at);let work=variances(mixer,at),go=()=>{if(store.isDrafting()){wanted="";return}let step=work.next();if(!step.done){timer=window.setTimeout(go);
return}found=step.value,foundOf=wanted,masked="",paint()};timer=window.setTimeout(go)},isCurrent=()=>found!==null&&look!==null&&foundOf===key(look),isHatched=(at,limit,least2)=>{
let mean=mixer.grid[at];return found!==null&&mean>least2&&found[at]>limit*mean*mean},least=()=>Math.max(FAINT*(look?.color_limit??0),.01),fill2=()=>{if(!look||!found)
return;let name2=`${foundOf} ${look.mix_strength} ${look.color_limit}`;if(name2===masked)return;masked=name2;let limit=halvingAt(look.mix_strength),image=new ImageData(
shown,payload.n_buckets);for(let b=0;b<payload.n_buckets;b++){let row=(payload.n_buckets-1-b)*shown;for(let c=0;c<shown;c++)isHatched(b*shown+c,limit,least())&&
(image.data[4*(row+c)+3]=255)}mask.getContext("2d").putImageData(image,0,0)},lines=(out,width,height,ratio,color)=>{out.beginPath();for(let x=-height;x<width;x+=
GAP*ratio)out.moveTo(x,height),out.lineTo(x+height,0);out.strokeStyle=color,out.lineWidth=1.6*ratio,out.stroke()};return{name:"uncertain",tells:!0,follow(now,on){
look=now,on&&!store.isDrafting()&&key(now)!==foundOf&&key(now)!==wanted&&start(now)},draw(pen){if(!isCurrent())return;fill2();let{over,out,x,y,width,height,ratio,
dark}=pen;sheet2.width=width,sheet2.height=height;let on=sheet2.getContext("2d"),limit=halvingAt(look?.mix_strength??30),column=scene.column();if(over==="heat"){
on.imageSmoothingEnabled=!1;let top=y(payload.high);for(let[from,end]of pieces){let to=Math.min(end,column+1);if(to<=from)continue;let left=x(payload.starts[from]);
on.drawImage(mask,from,0,to-from,payload.n_buckets,left,top,x(payload.ends[to-1])-left,y(payload.low)-top)}}else{let step=Math.log(payload.high/payload.low)/payload.
n_buckets;for(let b=0;b<payload.n_buckets;b++){if(!isHatched(b*shown+column,limit,.01))continue;let[low,high]=[y(payload.low*Math.exp(b*step)),y(payload.low*Math.
exp((b+1)*step))];on.fillRect(0,high,scene.barShare(b)*width,Math.max(1,low-high))}}on.globalCompositeOperation="source-in";let ink=document.createElement("canv\
as");ink.width=width,ink.height=height;let inkOn=ink.getContext("2d");lines(inkOn,width,height,ratio,over==="heat"?"rgba(255, 255, 255, 0.6)":dark?"#111316":"#f\
fffff"),on.drawImage(ink,0,0),out.drawImage(sheet2,0,0)},read(px,py,{x:toX,ratio}){if(!look)return[];if(!isCurrent())return["What if the mix were another: found\
 once the controls rest"];let{heat}=scene.layers,bucket=bucketOf(payload,heat.price(py)),first=toX(payload.starts[0]),per=(toX(payload.ends[shown-1])-first)/(payload.
ends[shown-1]-payload.starts[0]),column=columnOf(payload,payload.starts[0]+(px-first)/per);if(bucket<0||column<0||column>scene.column()||!(ratio>0))return[];let at=bucket*
shown+column,{low,high}=band(mixer.grid[at],found?found[at]:0,look.mix_strength);return mixer.grid[at]>.01?[`What if the mix were another: ${dollars(low)} to ${dollars(
high)}, nine mixes in ten`]:[]}}}var LAYERS2=[candlesLayer,uncertainLayer,sweepsLayer,realisedLayer,attributionLayer,clustersLayer,priceLineLayer,linesLayer,positionsLayer,rulerLayer,replayLayer,
cascadeLayer,marksLayer,cursorLayer];function createOverlays(scene,context){let overlays=LAYERS2.map(create=>create(scene,context)),isOn=({name:name2,always,tells,
single})=>!(tells&&context.store.get("blind"))&&!(single&&scene.side()==="A - B")&&(!!always||context.store.get("layers").includes(name2)),pen=(over,layer,out)=>{
let{width,height}=layer.canvas;return{over,out,x:layer.x,y:layer.y,width,height,ratio:layer.ratio(),dark:isDark()}},{layers}=scene;return{follow(look){for(let overlay of overlays)
overlay.follow?.(look,isOn(overlay))},drawOn(over,out){let one=pen(over,layers[over],out);for(let overlay of overlays)isOn(overlay)&&!overlay.above&&overlay.draw?.(
one)},drawAbove(){let busy=overlays.filter(overlay=>isOn(overlay)&&overlay.above?.());for(let[over,layer]of[["heat",layers.overHeat],["map",layers.overMap]]){if(layer.
canvas.hidden!==(busy.length===0)&&(layer.canvas.hidden=busy.length===0),!busy.length)continue;let one=pen(over,layer,layer.place());for(let overlay of busy)overlay.
draw?.(one)}},read(clientX,clientY){let layer=layers.heat,box=layer.canvas.getBoundingClientRect(),out=layer.canvas.getContext("2d"),one=pen("heat",layer,out),[
x,y]=[(clientX-box.left)*one.ratio,(clientY-box.top)*one.ratio];return overlays.filter(isOn).flatMap(overlay=>overlay.read?.(x,y,one)??[])}}}function cumulate(stacked,n_buckets){let rows=stacked.length/n_buckets,long=new Float64Array(n_buckets),short=new Float64Array(n_buckets),both=new Float64Array(
n_buckets),widest=0;for(let b=0;b<n_buckets;b++){for(let k=0;k<rows;k++)(k&1?short:long)[b]+=stacked[k*n_buckets+b];both[b]=long[b]+short[b],widest=Math.max(widest,
both[b])}for(let b=n_buckets-2;b>=0;b--)long[b]+=long[b+1];for(let b=1;b<n_buckets;b++)short[b]+=short[b-1];return{long,short,both,widest,most:Math.max(long[0]||
0,short[n_buckets-1]||0)}}var FAINT2=.25;function createBars(layer,payload,onScale,over){let rows=payload.n_buckets,n_tiers=payload.leverages.length,step=Math.log(
payload.high/payload.low)/rows,edges=Array.from({length:rows+1},(_,b)=>payload.low*Math.exp(b*step)),y=edges,laid="",layOut2=()=>{let key=`${layer.canvas.height}\
 ${layer.y(payload.low)} ${layer.y(payload.high)}`;key!==laid&&(y=edges.map(price3=>layer.y(price3))),laid=key},stacked=null,widest=0,most=0,unit="USD",curves=!0,
floor=0,other=null,price2=payload.price,draw=()=>{let out=layer.place();if(!stacked){over(out);return}let{width,height}=layer.canvas,dark=isDark(),colors=payload.
tier_colors[dark?"dark":"light"];layOut2(),other&&ghost(out,other.sums,width,dark?"#4a515a":"#c9ced4","bars");let sums=cumulate(stacked,rows);floor>0?(out.globalAlpha=
FAINT2,stack(out,stacked,width,colors,b=>sums.both[b]<floor),out.globalAlpha=1,stack(out,stacked,width,colors,b=>sums.both[b]>=floor)):stack(out,stacked,width,colors,
()=>!0),other&&ghost(out,other.sums,width,dark?"#d8dce2":"#1f2328","ends"),curves&&(curve(out,sums.long,width,colors.long[n_tiers-1],[]),curve(out,sums.short,width,
colors.short[n_tiers-1],[6,4]));let size2=Math.round(height/layer.box().height*12);out.font=`${size2}px system-ui, sans-serif`,out.textAlign="right";let middle=layer.
y(price2);for(let[words,at]of[[`shorts ${inUnit(sums.short[rows-1],unit)}${other?`, ${other.name} ${amount(other.totals.short)}`:""}`,middle-.6*size2],[`longs ${inUnit(
sums.long[0],unit)}${other?`, ${other.name} ${amount(other.totals.long)}`:""}`,middle+1.3*size2],...other?[[`gray: ${other.name}`,height-.6*size2]]:[]])out.lineWidth=
size2/3,out.strokeStyle=dark?"#1a1d21":"#ffffff",out.strokeText(words,width-1.2*size2,at),out.fillStyle=dark?"#d8dce2":"#1f2328",out.fillText(words,width-1.2*size2,
at);over(out)},stack=(out,values,width,colors,isMeant)=>{let scale=widest>0?width/widest:0,left=new Float64Array(rows);for(let tier=0;tier<n_tiers;tier++)for(let side of[
0,1]){let from=(2*tier+side)*rows;out.fillStyle=(side?colors.short:colors.long)[tier],out.beginPath();for(let b=0;b<rows;b++){let length=values[from+b]*scale;length<=
0||!isMeant(b)||(out.rect(left[b],y[b+1],length,Math.max(1,y[b]-y[b+1])),left[b]+=length)}out.fill()}},curve=(out,values,width,color,dash)=>{if(most>0){out.strokeStyle=
color,out.lineWidth=2,out.setLineDash(dash),out.beginPath();for(let b=0;b<rows;b++)values[b]>0&&out.lineTo(width*values[b]/most,(y[b]+y[b+1])/2);out.stroke(),out.
setLineDash([])}},ghost=(out,sums,width,color,what)=>{if(!(widest>0))return;let mark=1.5*layer.ratio();out.fillStyle=color,out.beginPath();for(let b=0;b<rows;b++){
let end=width*sums[b]/widest;if(end<mark)continue;let left=what==="ends"?end-mark:0;out.rect(left,y[b+1],end-left,Math.max(1,y[b]-y[b+1]))}out.fill()};return{draw,
share(b){let value=0;for(let k=b;stacked&&k<stacked.length;k+=rows)value+=stacked[k];return widest>0?value/widest:0},hide(){stacked=null},paint(profile2,how){let rescale=how.
rescale||how.unit!==unit;stacked=profile2,{unit,curves,price:price2,floor}=how,other=how.other??null;let sums=cumulate(profile2,rows);other&&(sums.widest=other.
sums.reduce((a,b)=>Math.max(a,b),sums.widest)),(rescale||sums.widest>widest||sums.most>most)&&(widest=rescale?sums.widest:Math.max(widest,sums.widest),most=rescale?
sums.most:Math.max(most,sums.most),onScale(widest,most,unit))}}}var MORE="Dw8PEBAPEhAPExEPFBEPFRIPFhIPFxMPGBMPGRQPGhQPGxQPHRUPHhUPHxYPIBYPIRcPIhcPIxgPJBgPJhgPJxkOKBkOKRoOKhoOKxsOLBsOLRwNLxwNMBwNMR0NMh0NMx4MNB4MNh8MNx8MOB8LOS\
ALOiALOyEKPCEKPiIKPyIJQCMJQSMJQiMIQyQIRSQHRiUHRyUGSCYGSSYGSicFTCcFTScETigETygDUCkDUSkCUyoCVCoBVSsBVisAVywAWSwAWi0AWy0AXC0AXS4AXi4AYC8AYS8AYjAAYzAAZDEAZTEAZzIAaD\
IAaTMAajMAazQAbDQAbjUAbzUAcDYAcTYAcjcAczcAdTgAdjkAdzkAeDoAeToAejsAezsAfTwAfjwAfz0AgD4AgT4Agj8Agz8AhUAAhkAAh0EAiEIAiUIAikMAi0MAjEQAjkUAj0UAkEYAkUYAkkcAk0gAlEgAlU\
kAlkoAl0oAmUsAmkwAm0wAnE0AnU4Ank4An08AoFAAoVAAolEAo1IApFIApVMAplQAp1UAqVUAqlYAq1cArFcArVgArlkAr1oAsFoAsVsAslwAs10AtF0AtV4Atl8At2AAuGEAuWEAumIAu2MAvGQAvWUAvWUAvm\
YAv2cAwGgBwWkDwmkFw2oIxGsKxWwNxm0Px24RyG4TyW8UyXAWynEYy3IazHMbzXQdznUfz3Ug0HYi0Hcj0Xgl0nkm03oo1Hsp1Xwr1n0s1n4t134v2H8w2YAy2oEz2oI124M23IQ33YU53oY63oc834g94Ik+4Y\
pA4YtB4oxD441E5I5G5I9H5ZBI5pFK5pJL55JN6JNO6ZRQ6ZVR6pZS65dU65hV7JlX7ZpY7Zta7pxb755d759e8KBg8KFh8aJj8qNk8qRm86Vn86Zp9Kdq9ahs9alt9qpv9qtw96xy+K1z+K51+a92+bB4+rF5+r\
J7+7N8+7R+/LWA/LeB/biD/bmE/rqG/ruI/7yJ/72L/76M/7+O/8CQ/8GR/8KT/8OU/8WW/8aY",LESS="Dw8PDxAREBESEBETEBIUEBMVEBMXEBQYEBUZEBYaEBYbEBcdEBgeEBgfEBkgEBoiEBojEBskEBwlEB\
wnEB0oEB4pEB4qEB8sECAtECEuECEwECIxECMyECMzECQ1ECU2DyU3DyY5Dyc6Dyg7Dyg8Dyk+Dio/DipADitCDixDDS1EDS1GDS5HDS9IDC9KDDBLDDFMCzJOCzJPCzNQCjRSCjRTCTVUCTZWCDdXCDdYBzhaBz\
lbBjpcBjpeBTtfBTxgBDxiBD1jAz5kAz9lAj9nAkBoAUFpAUJrAEJsAENtAERvAEVwAEVxAEZzAEd0AEh1AEh3AEl4AEp5AEt7AEt8AEx9AE1+AE6AAE6BAE+CAFCEAFGFAFKGAFKHAFOJAFSKAFWLAFWNAFaOAF\
ePAFiQAFmSAFmTAFqUAFuVAFyXAF2YAF2ZAF6aAF+bAGCdAGGeAGGfAGKgAGOhAGSjAGWkAGWlAGamAGenAGipAGmqAGmrAGqsAGutAGyuAG2wAG2xAG6yAG+zAHC0AHG1AHK2AHK3AHO4AHS6AHW7AHa8AHe9AH\
e+AHi/AHnAAHrBAHvCAHzDAXzEA33FBH7GBn/HCIDICoHJDILKDoLLD4PMEYTNE4XOFIbPFofQF4fRGYjSGonTHIrUHYvVHozWII3XIY3YI47ZJI/aJZDaJ5HbKJLcKZPdK5PeLJTfLZXgL5bhMJfhMZjiM5njNJ\
rkNZrlN5vlOJzmOZ3nO57oPJ/pPaDpP6DqQKHrQaLsQ6PsRKTtRaXuR6bvSKfvSafwS6jxTKnxTaryT6vzUKzzUq30U671VK71Vq/2V7D3WLH3WrL4W7P4XbT5XrX6X7X6Ybb7Yrf7ZLj8Zbn9Zrr9aLv+abv+a7\
z/bL3/br7/b7//ccD/csH/c8L/dcL/dsP/eMT/ecX/e8b/fMf/fsj/f8j/gcn/gsr/hMv/hcz/h83/iM7/is7/i8//jdD/jtH/kNL/kdP/k9T/lNT/ltX/l9b/mdf/mtj/nNn/ndr/n9r/odv/";var PALETTES2={inferno:"AAADAAAEAAAGAQAHAQEJAQELAgEOAgIQAwISBAMUBAMWBQQYBgQbBwUdCAYfCQYhCgcjCwcmDQgoDggqDwktEAkvEgoyEwo0FAs2Fgs5Fws7GQs+GgtAHAxDHQxFHwxHIAxKIgtM\
JAtOJgtQJwtSKQtUKwpWLQpYLgpaMApcMgldNAlfNQlgNwlhOQliOwlkPAllPglmQAlmQQlnQwpoRQppRgppSAtqSgtqSwxrTQxrTw1sUA1sUg5sUw5tVQ9tVw9tWBBtWhFtWxFuXRJuXxJuYBNuYhRuYxRuZRVu\
ZhVuaBZuahduaxdubRhubhhucBluchltcxptdRttdhtteBxtehxtex1sfR1sfh5sgB9rgR9rgyBrhSBqhiFqiCFqiSJpiyJpjSNpjiRokCRokSVnkyVnlSZmliZmmCdlmShkmyhknCljniljoCpioSthoythpCxg\
pixfpy1fqS5eqy5drC9crjBbrzFbsTFasjJZtDNYtTNXtzRWuDVWujZVuzdUvTdTvjhSvzlRwTpQwjtPxDxOxT1Nxz5MyD5LyT9Ky0BJzEFIzUJHz0RG0EVE0UZD0kdC1EhB1UlA1ko/10s+2U092k4720863FA5\
3VI43lM331Q24FY04lcz41gy5Fox5Vsw5lwu5l4t518s6GEr6WIq6mQo62Un7Gcm7Wgl7Woj7mwi720h8G8f8HAe8XId8nQc8nUa83cZ83kY9HoW9XwV9X4U9oAS9oER94MQ94UO+IcN+IgM+IoL+YwJ+Y4I+ZAI\
+pEH+pMG+pUG+pcG+5kG+5sG+50G+54H+6AH+6II+6QK+6YL+6gN+6oO+6wQ+64S+7AU+7EW+7MY+7Ua+7cc+7ke+rsh+r0j+r8l+sEo+cMq+cUs+ccv+Mkx+Ms0+M03988699E89tM/9tVC9ddF9dlI9NtL9NxP\
895S8+BW8+JZ8uRd8uZg8ehk8elo8ets8e1w8e508fB58fJ98vOB8vSF8/aJ9PeN9fiR9vqV9/uZ+fyd+v2g/P6k",viridis:"RAFURAJVRANXRQVYRQZaRQhbRglcRgteRgxfRg5hRw9iRxFjRxJlRxRmRxVnR\
xZpRxhqSBlrSBpsSBxuSB1vSB5wSCBxSCFySCJzSCN0RyV1RyZ2Ryd3Ryh4Ryp5Ryt6Ryx7Ri18Ri98RjB9RjF+RTJ/RTR/RTWARTaBRDeBRDmCQzqDQzuDQzyEQj2EQj6FQkCFQUGGQUKGQEOHQESHP0WHP0eIP\
kiIPkmJPUqJPUuJPUyJPE2KPE6KO1CKO1GKOlKLOlOLOVSLOVWLOFaLOFeMN1iMN1mMNlqMNluMNVyMNV2MNF6NNF+NM2CNM2GNMmKNMmONMWSNMWWNMWaNMGeNMGiNL2mNL2qNLmuOLmyOLm2OLW6OLW+OLHCOL\
HGOLHKOK3OOK3SOKnWOKnaOKneOKXiOKXmOKHqOKHqOKHuOJ3yOJ32OJ36OJn+OJoCOJoGOJYKOJYONJISNJIWNJIaNI4eNI4iNI4mNIomNIoqNIouNIYyNIY2MIY6MII+MIJCMIJGMH5KMH5OLH5SLH5WLH5aLH\
peKHpiKHpmKHpmKHpqJHpuJHpyJHp2IHp6IHp+IHqCHH6GHH6KGH6OGIKSFIKWFIaaFIaeEIqeEI6iDI6mCJKqCJauBJqyBJ62AKK5/Ka9/KrB+K7F9LLF9LrJ8L7N7MLR6MrV6M7Z5Nbd4Nrh3OLl2Obl2O7p1P\
bt0PrxzQL1yQr5xRL5wRb9vR8BuScFtS8JsTcJrT8NpUcRoU8VnVcZmV8ZlWcdkW8hiXslhYMlgYspfZMtdZ8xcacxba81Zbc5YcM5Wcs9VdNBUd9BSedFRfNJPftJOgdNMg9NLhtRJiNVHi9VGjdZEkNZDktdBl\
dc/l9g+mtg8ndk6n9k4oto3pdo1p9szqtsyrdwwr9wust0std0rt90put4nvd4mv98kwt8ixd8hx+AfyuAezeAdz+Ec0uEb1OEa1+IZ2uIY3OIY3+MY4eMY5OMY5+QZ6eQZ7OQa7uUb8eUc8+Ue9uYf+OYh+uYi/\
eck",cividis:"ACBMACBOACFQACJRACNTACNVACRWACVYACZaACZbACddAChfAChhACljACpkACpmACtoACxqAC1sAC1tAC5uAC5vAC9vAC9vADBvADFvADFvADJuADNuADRuADRuATVuBjZuCjdtDjdtEjhtFT\
ltFzltGjpsHDtsHjxsIDxsIj1sJD5sJj5sJz9sKUBrK0FrLEFrLkJrL0NrMURrMkRrM0VrNUZrNkZrN0drOEhrOklrO0lrPEprPUtrPktrQExrQU1rQk5rQ05rRE9rRVBrRlBrR1FrSFJrSVNrSlNrS1RrTFVrTV\
VrTlZrT1dsUFhsUVhsUllsU1psVFpsVVtsVlxsV11tWF1tWV5tWl9tW19tXGBtXWFuXmJuX2JuX2NuYGRuYWVvYmVvY2ZvZGdvZWdvZmhwZ2lwaGpwaGpwaWtxamxxa21xbG1ybW5ybm9yb29yb3BzcHFzcXJzcn\
J0c3N0dHR1dXV1dXV1dnZ2d3d2eHh2eXh3enl3e3p3e3t4fHt4fXx4fn14f354gH54gX94goB4g4F4hIF4hYJ4hoN4h4R4iIV4iYV4ioZ4i4d4jIh4jYh4jol4j4p4kIt4kYx4kox4k414lI54lY94lo93l5B3mJ\
F3mZJ3mpN3m5N3nJR3nZV3npZ2n5d2oJh2oZh2opl2o5p1pJt1pZx1ppx1p511qJ50qZ90qqB0q6F0rKFzraJzrqNzr6RzsKVysaZysqZytKdxtahxtqlxt6pwuKtwuatwuqxvu61vvK5uva9uvrBuv7FtwLFtwb\
JswrNsw7RsxbVrxrZrx7dqyLhqybhpyrlpy7pozLtozbxnzr1n0L5m0b9m0sBl08Bl1MFk1cJj1sNj18Ri2MVh2cZh28dg3Mhg3clf3spe38td4Mtd4cxc481b5M5b5c9a5tBZ59FY6NJX6dNW69RW7NVV7dZU7t\
dT79hS8NlR8dpQ89tP9NxO9d1N9t5M999L+eBJ+uBI++FH/OJG/eNF/+RD/+VC/+ZC/+dD/+hE/+lF"};var TABLE=16384,LOG_SPAN=1e3,TONES={linear:x=>x,sqrt:Math.sqrt,log:x=>Math.log(Math.max(x*LOG_SPAN,1))/Math.log(LOG_SPAN)};function colorTable(palette,scale){return toned(
PALETTES2[palette]??PALETTES2.inferno,scale)}function signedTable(scale){let[less,more]=[toned(LESS,scale),toned(MORE,scale)],table=new Uint32Array(2*TABLE-1);return table.
set(less.reverse()),table.set(more,TABLE-1),table}function toned(colors,scale){let rgb=Uint8Array.from(atob(colors),c=>c.charCodeAt(0)),tone=TONES[scale]??TONES.
sqrt;return new Uint32Array(TABLE).map((_,i)=>{let at=3*Math.min(255,Math.floor(256*tone(i/(TABLE-1))));return 255<<24|rgb[at+2]<<16|rgb[at+1]<<8|rgb[at]})}function colorize({grid,factors:{row,column},across,down,until},{limit,floor,table,signed:signed3},pixels){let columns=column.length,width=across.from.length,middle=signed3?
(table.length-1)/2:0,top=table.length-1-middle,scale=limit>0?top/limit:0,isEven=column.every(factor2=>factor2===1),from=across.from.map(c=>c<until?c:-1),end=across.
to.map(c=>Math.min(c,until)),crowded=Int32Array.from(from.keys()).filter(x=>end[x]>from[x]+1),line=new Float64Array(columns);for(let p=0;p<down.from.length;p++){
let at=p*width,first=down.from[p];if(first<0){pixels.fill(0,at,at+width);continue}if(p>0&&down.from[p-1]===first&&down.to[p-1]===down.to[p]){pixels.copyWithin(at,
at-width,at);continue}for(let r=first;r<down.to[p];r++){let b=row.length-1-r;(r>first?merge:read2)(grid,b*columns,scale*row[b],line)}if(!isEven)for(let c=0;c<columns;c++)
line[c]*=column[c];squeeze(line,crowded,from,end),tint(line,from,table,middle,floor*scale,pixels,at)}}function read2(grid,base,factor2,line){for(let c=0;c<line.
length;c++)line[c]=grid[base+c]*factor2}function merge(grid,base,factor2,line){for(let c=0;c<line.length;c++){let amount2=grid[base+c]*factor2;Math.abs(amount2)>
Math.abs(line[c])&&(line[c]=amount2)}}function squeeze(line,crowded,from,end){for(let i=0;i<crowded.length;i++){let x=crowded[i],most=line[from[x]];for(let c=from[x]+
1;c<end[x];c++)Math.abs(line[c])>Math.abs(most)&&(most=line[c]);line[from[x]]=most}}function tint(line,from,table,middle,least,pixels,at){let top=table.length-1-
middle;for(let x=0;x<from.length;x++){let c=from[x];if(c<0){pixels[at+x]=0;continue}let amount2=line[c],isSmall=amount2<least&&amount2>-least;pixels[at+x]=table[middle+
(isSmall?0:amount2>top?top:amount2<-top?-top:amount2|0)]}}function shareBeyond({grid,factors:{row,column}},limit){if(!(limit>0))return 0;let columns=column.length,
beyond=0;for(let b=0;b<row.length;b++)for(let c=0;c<columns;c++)Math.abs(grid[b*columns+c]*row[b]*column[c])>limit&&(beyond+=1);return beyond/grid.length}function createHeat(layer,payload,over){let pieces=stretches(payload),painting=null,image=new ImageData(1,1),pixels=new Uint32Array(image.data.buffer),laid="",across,
down,layOut2=()=>{let{width,height}=layer.canvas,{starts,ends,low,high,n_buckets}=payload,[top,bottom]=[layer.y(high),layer.y(low)],[left,right]=[layer.x(starts[0]),
layer.x(ends[ends.length-1])],key=`${width} ${height} ${top} ${bottom} ${left} ${right}`;key!==laid&&(laid=key,(image.width!==width||image.height!==height)&&(image=
new ImageData(width,height),pixels=new Uint32Array(image.data.buffer)),across=sample(pieces.map(([first,end])=>({first,end,start:layer.x(starts[first]),stop:layer.
x(ends[end-1])})),width),down=sample([{first:0,end:n_buckets,start:top,stop:bottom}],height))};return{draw(){let out=layer.place();if(painting){layOut2();let{grid,
factors:factors2,column}=painting;colorize({grid,factors:factors2,across,down,until:column+1},painting,pixels),out.putImageData(image,0,0)}over(out)},paint(next){
painting=next}}}var compared=({baseline,comparison,blind})=>baseline&&!blind?comparison:null;function createComparison(payload){let columns=payload.n_columns-payload.first,mixer=null,
kept=null,profiled=-1,atLast=new Float64Array,signed3=new Float64Array,b=()=>{if(!mixer||!kept)throw new Error("liqwidget: nothing was kept as B");return{mixer,
look:kept}},ofColumn=column=>(profiled!==column&&(atLast=profile(b().mixer,b().look,column)),profiled=column,atLast);return{follow(look){let side=compared(look);
return!side||!look.baseline?null:(kept=look.baseline,mixer??=createMixer(payload),remix(mixer,kept)&&(profiled=-1),side)},b,profile:ofColumn,totals:column=>totalsBySide(
ofColumn(column),payload.n_buckets),read:unit=>factors(b().mixer,unit),difference(a,read3,unit){signed3.length||(signed3=new Float64Array(payload.n_buckets*columns));
let other=b().mixer;return subtract({grid:a.grid,read:read3},{grid:other.grid,read:factors(other,unit)},unit==="USD",signed3)},perBucket:stacked=>perBucket(stacked,
payload.n_buckets)}}function createDraft(json){let item=JSON.parse(json),byId=new Map,byName=new Map,walk=part=>{if(!(part===null||typeof part!="object")){if(Array.isArray(part))return part.
forEach(walk);part.type==="object"&&(part.attributes??={},byId.set(part.id,part),part.attributes.name&&byName.set(part.attributes.name,part)),part.type!=="ndarr\
ay"&&Object.values(part).forEach(walk)}};walk(item.doc);let find=path=>{let[name2,...inside]=path.split("."),node=byName.get(name2);for(let attribute of inside)
node=byId.get(node?.attributes[attribute]?.id);return node},grid=()=>byId.get(item.root_id)?.attributes.children[0].attributes;return{item,get:(path,attribute)=>find(
path)?.attributes[attribute],set(path,properties){let node=find(path);if(node)for(let[name2,value]of Object.entries(properties))node.attributes[name2]=encoded(value)},
mirror(panel){let node=byName.get(panel);node&&(node.attributes=Object.fromEntries(Object.entries(node.attributes).map(([name2,value])=>[name2==="left"?"right":
name2==="right"?"left":name2,value])))},arrange(places,cols){let into=grid();into&&Object.assign(into,{children:places.map(([panel,row,column])=>[byName.get(panel),
row,column]),cols})}}}var encoded=value=>value instanceof Map?{type:"map",entries:[...value]}:value;function createFigure(json){let el=document.createElement("div");el.className="liqwidget-bokeh";let draft=createDraft(json),late=[],drawn=null,given=!1,disposed=!1,
isDrawn,whenDrawn=new Promise(resolve=>{isDrawn=resolve}),apply=change2=>{drawn?change2(drawn):given?late.push(change2):change2(draft)};return{el,written:draft.
get,set:(path,properties)=>apply(to=>to.set(path,properties)),mirror:panel=>apply(to=>to.mirror(panel)),arrange:(places,cols)=>apply(to=>to.arrange(places,cols)),
view:name2=>drawn?.view(name2)??null,async embed(Bokeh){given=!0;let made=await embed(Bokeh,draft.item,el);if(disposed)return made.dispose(),!1;for(let change2 of late)
change2(made);return drawn=made,isDrawn(made),!0},picture:async()=>(await whenDrawn).picture(),dispose(){disposed=!0,drawn?.dispose()}}}var WIDTH2=236,HEIGHT2=128,PAD=5,ROW=27,BAR=10,SIDES4=["short","long"];function gradeOf(table,limit,unit){let ticks=roundTicks(limit).map(tick=>[tick/limit,tick?
shortAmount(tick):"0"]);return{table,ticks,title:`${unit} per bucket in the heat`}}function signedGradeOf(table,limit,unit){let end=roundTicks(limit).at(-1)??0,
ticks=[-end,0,end].map(tick=>[.5+tick/limit/2,tick?`${tick>0?"+":"−"}${shortAmount(Math.abs(tick))}`:"0"]);return{table,ticks,title:`− B has more  |  ${unit}\
  |  A has more +`}}var hiddenGrade=table=>({table,ticks:[],title:"Amounts are hidden with the map"});function createKey(stage,{leverages,tier_colors},themes){let canvas=document.
createElement("canvas");canvas.className="liqwidget-key",canvas.dataset.layer="key",canvas.setAttribute("role","img"),canvas.style.width=`${WIDTH2}px`,canvas.style.
height=`${HEIGHT2}px`,stage.append(canvas);let shown={table:null,ticks:[],title:""},tiers=leverages.map(leverage=>String(leverage)),draw=()=>{let ratio=globalThis.
devicePixelRatio||1;canvas.width=Math.round(WIDTH2*ratio),canvas.height=Math.round(HEIGHT2*ratio);let out=canvas.getContext("2d");out.scale(ratio,ratio);let mode=isDark()?
"dark":"light",{key_text,color_bar}=themes[mode];out.textBaseline="middle",out.font="10px system-ui, sans-serif",out.fillStyle=key_text.text_color;let words=["l\
everage","shorts","longs"],left=PAD+Math.ceil(Math.max(...words.map(word=>out.measureText(word).width)))+6,step=(WIDTH2-PAD-left)/tiers.length,row=i=>8+i*ROW-(i?
4:0);out.textAlign="right",words.forEach((word,i)=>out.fillText(word,left-6,row(i))),out.textAlign="center",tiers.forEach((tier,k)=>out.fillText(tier,left+(k+.5)*
step,row(0))),SIDES4.forEach((side,i)=>tiers.forEach((_,k)=>{out.fillStyle=tier_colors[mode][side][k],out.fillRect(left+(k+.04)*step,row(i+1)-.42*ROW,.92*step,.84*
ROW)})),out.textAlign="left",out.font="11px system-ui, sans-serif",out.fillStyle=color_bar.title_text_color;let top=row(2)+ROW;out.fillText(shown.title,PAD,top,
WIDTH2-2*PAD);let long=WIDTH2-2*PAD;shown.table&&out.drawImage(strip(shown.table,Math.round(long*ratio)),PAD,top+10,long,BAR),out.strokeStyle=color_bar.bar_line_color,
out.strokeRect(PAD+.5,top+10.5,long-1,BAR-1);for(let[at,label]of shown.ticks){let x=PAD+at*long;out.fillStyle=color_bar.major_tick_line_color,out.fillRect(Math.
min(x,PAD+long-1),top+10+BAR-5,1,5),out.fillStyle=color_bar.major_label_text_color;let half=out.measureText(label).width/2;out.fillText(label,Math.max(PAD,Math.
min(x-half,PAD+long-2*half)),top+10+BAR+10)}};return{canvas,draw,box(){let outer=stage.getBoundingClientRect(),{left,top,width,height}=canvas.getBoundingClientRect();
return{left:left-outer.left,top:top-outer.top,width,height}},show(grade){shown=grade;let ends=grade.ticks.length?`, from ${grade.ticks[0][1]} to ${grade.ticks[grade.
ticks.length-1][1]}`:"";canvas.setAttribute("aria-label",`Key: shorts vermillion, longs blue, a shade for each leverage ${tiers.join(", ")}. Color bar: ${grade.
title}${ends}`),draw()},place(top){canvas.style.position=top===null?"relative":"absolute",canvas.style.top=top===null?"":`${top}px`}}}function strip(table,length){
let canvas=document.createElement("canvas");canvas.width=length,canvas.height=1;let pixels=Uint32Array.from({length},(_,i)=>table[Math.floor(i*(table.length-1)/
(length-1))]),image=new ImageData(new Uint8ClampedArray(pixels.buffer),length,1);return canvas.getContext("2d").putImageData(image,0,0),canvas}function hideScale(figure){
for(let name2 of["map_usd_axis","map_cumulative_axis"])figure.set(name2,{major_label_overrides:new Map([[0,""],[.5,""],[1,""]])})}function showScale(figure,widest,most,unit){
let axes=[["map_usd_axis",widest,`${unit} per bucket (bars)`],["map_cumulative_axis",most,`${unit} from price to here (lines)`]];for(let[name2,top,axis_label]of axes){
let labels=new Map([[0,"0"],[.5,amount(top/2)],[1,amount(top)]]);figure.set(name2,{major_label_overrides:labels,axis_label})}}function plan({compact,heat,lower,beside,label},width){let narrow=width>0&&width<680,prices=Math.ceil(label)+11+2,left=Math.max(48,narrow?prices:prices+21),below={
left,top:5,right:5,bottom:5};if(narrow){let tall=compact?240:300;return{narrow,heat:{left:0,top:30,width,height:heat,inset:{left,top:5,right:5,bottom:30}},map:{
left:0,top:30+heat,width,height:tall,inset:{left,top:50,right:5,bottom:50}},lower:below,height:30+heat+tall+lower}}return{narrow,heat:{left:0,top:30,width:Math.
max(0,width-beside-14),height:heat,inset:{left,top:50,right:5,bottom:50}},map:{left:width-beside,top:30,width:beside,height:heat,inset:{left:5,top:50,right:Math.
max(prices,45),bottom:50}},lower:below,height:30+heat+lower}}function createFrame(stage,panel,across,{low,high}){let drawn=null,bbox=()=>{let{width,height,inset}=panel();
return{left:inset.left,top:inset.top,width:Math.max(0,width-inset.left-inset.right),height:height-inset.top-inset.bottom}},rise=Math.log(high/low),planned={canvas_view:{
el:{getBoundingClientRect(){let outer=stage.getBoundingClientRect(),{left,top}=panel();return{left:outer.left+left,top:outer.top+top}}}},frame:{get bbox(){return bbox()},
x_scale:{compute(value){let{left,width}=bbox();return left+width*(value-across.from)/(across.to-across.from)},invert(x){let{left,width}=bbox();return across.from+
(x-left)/width*(across.to-across.from)}},y_scale:{compute(price2){let{top,height}=bbox();return top+height*(1-Math.log(price2/low)/rise)},invert(y){let{top,height}=bbox();
return low*Math.exp(rise*(1-(y-top)/height))}}}};return{get canvas_view(){return drawn?.canvas_view??planned.canvas_view},get frame(){return drawn?.frame??planned.
frame},follow(view){drawn=view}}}function labelWidth(format,price2){let[whole,digits2]=price2.toFixed(format.split(".")[1]?.length??0).split("."),words=whole.replace(
/\B(?=(\d{3})+$)/g,",")+(digits2?`.${digits2}`:""),out=document.createElement("canvas").getContext("2d");return out.font="11px helvetica",out.measureText(words).
width}var COMPACT=380,FEW=4,WIDE_PANELS=[["heat",0,0],["map",0,1],["funding",1,0],["open_interest",2,0]],LOWER=["funding","open_interest"];function createLayout(figure,compact,label){
if(compact){for(let name2 of["heat","map"])figure.set(name2,{height:COMPACT});figure.set("map_price_axis.ticker",{desired_num_ticks:FEW+2})}let height=name2=>figure.
written(name2,"height"),sizes2={compact,label,heat:compact?COMPACT:height("heat"),lower:compact?0:height("funding")+height("open_interest"),beside:figure.written(
"map","width")},times=["heat_time_axis","open_interest_time_axis","funding_time_axis"],ticks=figure.written("heat_time_axis.ticker","desired_num_ticks"),title=figure.
written("heat_price_axis","axis_label"),cols=["minmax(0, 1fr)",`${sizes2.beside}px`],shown=WIDE_PANELS.filter(([name2])=>!compact||!LOWER.includes(name2)),narrow=null;
return width=>{let planned=plan(sizes2,width);if(narrow===planned.narrow)return planned;let turned=narrow!==null||planned.narrow;narrow=planned.narrow,figure.set(
"heat",borders(planned.heat.inset)),figure.set("map",{...borders(planned.map.inset),height:planned.map.height});for(let name2 of LOWER)figure.set(name2,{min_border_left:planned.
lower.left});if(narrow?(figure.set("map",{sizing_mode:"stretch_width"}),figure.arrange(shown.map(([name2],row)=>[name2,row,0]),cols.slice(0,1))):(figure.set("ma\
p",{sizing_mode:null,width:sizes2.beside}),figure.arrange(shown,cols)),turned){for(let axis of times)figure.set(`${axis}.ticker`,{desired_num_ticks:narrow?FEW:ticks});
figure.set("heat_price_axis",{axis_label:narrow?"":title}),figure.mirror("map")}return planned}}var borders=inset=>({min_border_left:inset.left,min_border_top:inset.
top,min_border_right:inset.right,min_border_bottom:inset.bottom});var BRIGHTEST=99.5,CENT=.01;async function createScene(host,context){let{model,store}=context,payload=await payloadOf(model.get("_payload")),stage=document.createElement(
"div");stage.className="liqwidget-stage",stage.setAttribute("data-lm-suppress-shortcuts","true");let figure=createFigure(model.get("_figure"));stage.append(figure.
el);let ending=new AbortController,numerals=figure.written("heat_price_axis.formatter","format")??"0,0",label=Math.max(labelWidth(numerals,payload.low),labelWidth(
numerals,payload.high)),compact=model.get("group")!=="",layOut2=createLayout(figure,compact,label),planned=layOut2(host.clientWidth),views={heat:createFrame(stage,
()=>planned.heat,{from:payload.starts[0],to:payload.ends[payload.ends.length-1]},payload),map:createFrame(stage,()=>planned.map,{from:0,to:1},payload)},layers={
map:createLayer(stage,views.map,"map","under"),heat:createLayer(stage,views.heat,"heat","under"),overMap:createLayer(stage,views.map,"over map","over"),overHeat:createLayer(
stage,views.heat,"over heat","over")},heat=createHeat(layers.heat,payload,out=>overlays.drawOn("heat",out)),bars=createBars(layers.map,payload,(widest,most,unit)=>showScale(
figure,widest,most,unit),out=>overlays.drawOn("map",out)),mixer=takeMixer(payload),ofColumn=createColumnReading(mixer),comparison=createComparison(payload),side=null,
limit=1,index=byBucket(payload.bucket,payload.n_buckets),ofEntry=entryFactors(mixer),columns=payload.starts.length,last=columns-1,table=new Uint32Array,graded="",
ones=factors(mixer,"USD"),read3=ones,readOf="",barsShown=!1,hidden=!1,column=last,profiled=-1,floor=0,painted=null,atLast=new Float64Array,whole=null,look=store.
look(),scene={stage,figure,mixer,layers,paint(asked,{fit=!1,regrade=!1}={}){look=asked,remix(mixer,look)&&(profiled=-1),column=look.bar<0?last:Math.min(look.bar,
last),profiled!==column&&(atLast=profile(mixer,look,column),whole=look.tiers.includes(!1)?null:atLast,ofColumn.follow(atLast,scene.price())),profiled=column;let sideBefore=side;
side=comparison.follow(look),side==="B"?ofColumn.follow(comparison.profile(column),scene.price()):sideBefore==="B"&&ofColumn.follow(atLast,scene.price());let shown=scene.
shown(),reading2=`${look.unit} ${shown.mixer.filled}`;reading2!==readOf&&(read3=factors(shown.mixer,look.unit)),readOf=reading2;let curves=look.layers.includes(
"curves");if(side==="A - B"){let until=column+1;if(regrade){let dollars2=sizes(comparison.difference(mixer,read3,"USD"),columns,CENT,until);look={...look,difference_limit:percentile(
dollars2,BRIGHTEST)||null}}let grid=comparison.difference(mixer,read3,look.unit);limit=scene.limitIn(look.difference_limit??look.color_limit);let drawn=look.threshold>
0?sizes(grid,columns,0,until):null;floor=drawn?percentile(drawn,look.threshold):0,grade(),painted={grid,factors:ones,limit,floor,table,signed:!0,column}}else{let{
grid}=shown.mixer;if(regrade){let drawn2=drawnAmounts(grid,ones,column+1);look={...look,color_limit:percentile(drawn2,BRIGHTEST)||1}}limit=scene.limitIn(look.color_limit);
let drawn=look.threshold>0?drawnAmounts(grid,read3,column+1):null;floor=drawn?percentile(drawn,look.threshold):0,grade(),painted={grid,factors:read3,limit,floor:look.
blind?1/0:floor,table,signed:!1,column}}if(heat.paint(painted),look.blind&&(barsShown||!hidden)&&hideScale(figure),hidden=look.blind,look.blind)bars.hide();else{
let[own,other]=side==="B"?[comparison.profile(column),atLast]:[atLast,side&&comparison.profile(column)],beside=other&&{name:side==="B"?"A":"B",sums:perBucket(inUnit2(
other),payload.n_buckets),totals:totalsBySide(inUnit2(other),payload.n_buckets)};bars.paint(inUnit2(own),{unit:look.unit,curves,rescale:fit||!barsShown,price:scene.
price(),floor:side==="A - B"?0:floor,other:beside})}return barsShown=!look.blind,overlays.follow(side==="B"&&look.baseline?{...look,...look.baseline}:look),redraw.
heat(),redraw.map(),look},drawOver:()=>overlays.drawAbove(),side:()=>side,shown:()=>side==="B"?comparison.b():{mixer,look},totals:()=>side==="B"?comparison.totals(
column):totalsBySide(atLast,payload.n_buckets),bothTotals:()=>({a:totalsBySide(atLast,payload.n_buckets),b:comparison.totals(column)}),bothCells(bucket,column2){
let b=comparison.b();return{a:cell(mixer,look,index,bucket,column2),b:cell(b.mixer,b.look,index,bucket,column2)}},wholeProfile:()=>whole??=profile(mixer,{tiers:look.
tiers.map(()=>!0)},column),barShare:bars.share,clusters:()=>look.blind||side==="A - B"?[]:ofColumn.clusters(),lean:()=>ofColumn.lean(),column:()=>column,price:()=>column===
last?payload.price:payload.closes[column]||payload.price,profile:()=>atLast,cell(bucket,column2){let shown=scene.shown();return cell(shown.mixer,shown.look,index,
bucket,column2)},openings:(bucket,column2)=>openings(mixer,look,index,ofEntry,bucket,column2),priceAt(clientY){let{top}=layers.heat.box(),{frame}=views.heat;return frame.
y_scale.invert(clientY-stage.getBoundingClientRect().top-top+frame.bbox.top)},at(clientX,clientY){let outer=stage.getBoundingClientRect(),x=clientX-outer.left,y=clientY-
outer.top;for(let over of["heat","map"]){let{left,top,width,height}=layers[over].box();if(x<left||x>left+width||y<top||y>top+height)continue;let{frame}=views[over],
price2=frame.y_scale.invert(y-top+frame.bbox.top),bucket=bucketOf(payload,price2),time2=frame.x_scale.invert(x-left+frame.bbox.left),under=over==="heat"?columnOf(
payload,time2):column;return bucket<0||under<0||under>column?null:{over,bucket,column:under,price:price2}}return null},floor:()=>floor,clipped:()=>painted&&!look.
blind?shareBeyond(painted,limit):0,limit:()=>limit,limitIn(dollars2){if(look.unit==="USD")return dollars2;let coins=dollars2/payload.price;return look.unit==="c\
oins"?coins:100*coins/(scene.shown().mixer.openInterest.at(-1)||1)},picture:(title,lines)=>compose(figure,stage,{under:[layers.heat,layers.map],over:[...curtain?.
layers??[],layers.overHeat,layers.overMap,key]},title,lines),async complete(Bokeh){if(!await figure.embed(Bokeh))return!1;for(let name2 of["heat","map"]){let view=figure.
view(name2);views[name2].follow(view),view.repainted.connect(redraw[name2])}return curtain=createCurtain(stage,figure,payload),redraw.heat(),redraw.map(),!0},dispose(){
ending.abort(),resized.disconnect(),figure.view("heat")?.repainted.disconnect(redraw.heat),figure.view("map")?.repainted.disconnect(redraw.map),figure.dispose(),
stage.remove()}},inUnit2=stacked=>{if(look.unit==="USD")return stacked;let{n_buckets}=payload;return stacked.map((dollars2,i)=>dollars2*read3.row[i%n_buckets]*read3.
column[column])},grade=()=>{let signed3=side==="A - B",name2=`${signed3||look.palette} ${look.color_scale} ${look.unit} ${look.blind?"hidden":limit}`;name2!==graded&&
(table=signed3?signedTable(look.color_scale):colorTable(look.palette,look.color_scale),key.show(look.blind?hiddenGrade(table):signed3?signedGradeOf(table,limit,
look.unit):gradeOf(table,limit,look.unit)),graded=name2)},key=createKey(stage,payload,model.get("_themes")),overlays=createOverlays(scene,context),curtain=null,
redraw={heat(){heat.draw(),curtain?.draw(column<last?column:-1),overlays.drawAbove()},map:()=>bars.draw()};context.cursor.attach(scene,overlays.read,ending.signal),
listenToKeys(scene,context,ending.signal);let layIn=()=>{planned=layOut2(host.clientWidth),key.place(planned.narrow||compact?null:planned.heat.top+planned.heat.
height),figure.el.style.minHeight=`${planned.height}px`},dress=()=>applyTheme(figure,model.get("_themes"));layIn(),dress(),host.append(stage);let resized=new ResizeObserver(
()=>{layIn(),redraw.heat(),redraw.map()});return resized.observe(stage),onTheme(()=>{dress(),key.draw(),context.paint()},ending.signal),scene}function createKernel(model,signal,changed){let state="ready",asked=model.get("_asked"),timers=[],become=next=>{next===state||signal.aborted||(state=next,changed(
next))},calm=()=>{timers.forEach(clearTimeout),timers=[]},answered=()=>{model.get("_answered")<asked||(calm(),become("ready"))};return model.on("change:_answere\
d",answered),signal.addEventListener("abort",()=>{model.off("change:_answered",answered),calm()}),{state:()=>model.get("_has_kernel")?state:"none",listens:()=>model.
get("_has_kernel")&&state!=="silent",ask(){asked=model.get("_asked")+1,model.set("_asked",asked),!(!model.get("_has_kernel")||timers.length)&&(timers=[window.setTimeout(
()=>become("busy"),1500),window.setTimeout(()=>become("silent"),15e3)])}}}var SHARED=new Set(["weights","tiers","locked","funding_shift","open_interest_scale","jump_share","jump_bars","threshold","unit","palette","color_scale","color_\
limit","layers","blind","marks","baseline","comparison","difference_limit","tool","positions","lines","ruler","mix_strength","shock","depth"]),KEY2=Symbol.for("\
liqwidget.groups"),groups=globalThis[KEY2]??=new Map;function groupOf(name2){let found=groups.get(name2)??{peers:new Set,hosts:[],decks:[]};return groups.set(name2,
found),found}function tidy(name2){let group=groups.get(name2);group&&!group.peers.size&&!group.hosts.length&&!group.decks.length&&groups.delete(name2)}function join(name2,me,signal){
if(!name2)return{tell(){},deliver(){}};let{peers}=groupOf(name2);peers.add(me),signal.addEventListener("abort",()=>{peers.delete(me),tidy(name2)});let others=()=>[
...peers].filter(peer=>peer!==me);return{tell(values){let shared=Object.entries(values).filter(([key])=>SHARED.has(key));if(shared.length)for(let peer of others())
peer.take(Object.fromEntries(shared))},deliver(){for(let peer of others())peer.deliver()}}}function seat({hosts,decks}){decks.forEach(({el,home},i)=>{let place3=hosts[i]??
home;el.parentElement!==place3&&place3.prepend(el)})}function lodge(name2,el,home,signal){let group=groupOf(name2),deck={el,home};group.decks.push(deck),seat(group),signal.addEventListener("abort",()=>{group.decks.
splice(group.decks.indexOf(deck),1),el.remove(),seat(group),tidy(name2)})}var shareName=leverage=>`share_${leverage}x`.replace(".","_");function shareNumbers(leverages,weights){let parts=shares(weights);return Object.fromEntries(leverages.
map((leverage,k)=>[shareName(leverage),parts[k]]))}function linkShares({model,store,signal}){let listening=[],leave=()=>listening.forEach(([name2,listener])=>model.
off(`change:${name2}`,listener)),listen=()=>{leave(),listening=model.get("leverages").map((leverage,tier)=>{let name2=shareName(leverage),moved=()=>{let share=model.
get(name2);if(typeof share!="number")return;let mix2=store.get("weights");Math.abs(shares(mix2)[tier]-share)<1e-6||(store.draft({weights:moveShare(mix2,tier,share,
store.get("locked"))}),store.settle())};return model.on(`change:${name2}`,moved),[name2,moved]})};listen(),model.on("change:leverages",listen),signal.addEventListener(
"abort",()=>{model.off("change:leverages",listen),leave()})}var SETTLE_MS=120,LOOK=["weights","tiers","funding_shift","open_interest_scale","jump_share","jump_bars","threshold","unit","palette","color_scale","color_limit",
"layers","blind","marks","bar","tool","positions","lines","ruler","mix_strength","shock","depth","fitted","baseline","comparison","difference_limit"],SUMMED=["w\
eights","tiers","funding_shift","open_interest_scale","jump_share","jump_bars","blind","bar","fitted"],ASSUMED=["weights","tiers","funding_shift","open_interest\
_scale","jump_share","jump_bars"],GEOMETRY=["symbol","time_frame","venue","window","entry","side_rule","maintenance_margin","turnover","holding_exponent"],lookOf=get=>Object.
fromEntries(LOOK.map(name2=>[name2,get(name2)]));function createStore(model,signal,changed){let draft={},sent={},before={},stale=new Set,timer=0,kernel=createKernel(
model,signal,state=>{if(state==="silent")for(let[name2,value]of Object.entries(before))model.set(name2,value);state!=="busy"&&(before={}),changed()}),get=name2=>name2 in
draft?draft[name2]:model.get(name2),stop=()=>{clearTimeout(timer),timer=0},deliver=()=>{stop();let news=Object.entries(draft).filter(([name2,value])=>JSON.stringify(
model.get(name2))!==JSON.stringify(value));for(let[name2,value]of Object.entries(draft))sent[name2]=JSON.stringify(value);if(draft={},news.length){for(let[name2,
value]of news)model.set(name2,value);let mix2=model.get("weights"),numbers=news.some(([name2])=>name2==="weights")?shareNumbers(model.get("leverages"),mix2):{};
for(let[name2,value]of Object.entries(numbers))model.set(name2,value);for(let[name2]of news)stale.add(name2);kernel.ask(),model.save_changes()}changed()},send=()=>{
deliver(),peers.deliver()},peers=join(model.get("group"),{take(values){stop();let most=model.get("max_open_interest_scale"),scale=values.open_interest_scale;Object.
assign(draft,values,scale===void 0?{}:{open_interest_scale:Math.min(scale,most)}),changed()},deliver},signal),confirm=()=>{model.get("_answered")<model.get("_as\
ked")||(stale.clear(),before={},changed())};return model.on("change:_answered",confirm),signal.addEventListener("abort",()=>{model.off("change:_answered",confirm),
stop()}),{get,look:()=>lookOf(get),draft(values){stop(),Object.assign(draft,values),changed(),peers.tell(values)},settle(){stop(),timer=window.setTimeout(send,SETTLE_MS)},
send,wish(values){send();for(let[name2,value]of Object.entries(values))before[name2]??=model.get(name2),model.set(name2,value);kernel.ask(),model.save_changes(),
changed()},isDrafting:()=>Object.keys(draft).length>0,isFresh:(names=SUMMED)=>!names.some(name2=>stale.has(name2)||name2 in draft),isWaiting:()=>Object.keys(before).
length>0,isOurs:name2=>sent[name2]===JSON.stringify(model.get(name2)),kernel}}function since({store,scene}){let isAsWritten=store.isFresh(ASSUMED);if(isAsWritten&&!store.get("tiers").includes(!1))return"";let payload=scene()?.mixer.payload;
return[`${isAsWritten?"As drawn":"As dragged"}: ${mixWords(store.look(),store.get("leverages"))}`,payload&&isPreview(payload,store.look())?"a preview, a few per\
 cent off, until Python computes it":""].filter(Boolean).join("; ")}function comparing({store,scene}){let shown=scene(),b=store.get("baseline");if(!shown||!b||store.
get("blind"))return"";let unit=store.get("unit"),off=isPreview(shown.mixer.payload,b)?" (a preview of B, a few per cent off)":"",kept=`B: ${mixWords(b,store.get(
"leverages"))}, kept by the reader, on the market, venue and window of A${off}`;return shown.side()!=="A - B"?`Shown is ${shown.side()}. ${kept}`:`The heat show\
s A − B: orange where A has more, blue where B has more, brightest from ${inUnit(shown.limit(),unit)} per bucket. A: ${mixWords(store.look(),store.get("levera\
ges"))}. ${kept}. The gray bars, and a mark where each ends, are B`}function grading({store,scene}){let{threshold,unit,color_limit}=store.look(),shown=scene();if(!shown||
store.get("blind"))return"";let worth=shown.column()<shown.mixer.payload.ends.length-1?"":`, the worth of ${dollars(color_limit)} at the last price`;return[unit===
"USD"||shown.side()==="A - B"?"":`Heat in ${unit}: brightest color from ${inUnit(shown.limitIn(color_limit),unit)} per bucket${worth}`,threshold>0?`Cells below ${inUnit(
shown.floor(),unit)}, the ${threshold.toFixed(0)}th percentile of what is drawn, are dark`:""].filter(Boolean).join(". ")}function asOf({scene}){let shown=scene();
return shown?`To ${time(shown.mixer.payload.ends[shown.column()])}; nothing later is drawn. An estimate, not a record of positions.`:""}function supposed({store,
chain}){let found=chain.find(),isHatched=store.get("layers").includes("uncertain")&&!store.get("blind");return[found?`Scenario, with an assumed depth of ${dollars(
found.depth)} per 1 %: ${chainSentence(found)}`:"",isHatched?doubtWords(store.get("mix_strength")):""]}function createCaption(context){let{model,store}=context,
folded=model.get("group")!=="",inner=element("div",{}),head=element("summary",{"data-lm-suppress-shortcuts":"true"}),el=folded?element("details",{class:"liqwidg\
et-caption"},head,inner):element("div",{class:"liqwidget-caption"},inner),first=store.get("bar"),isOfColumn=()=>store.kernel.state()==="none"?store.get("bar")===
first:store.isFresh()&&store.get("bar")===model.get("bar"),told=()=>{let all=model.get("caption");return isOfColumn()&&!store.get("blind")?all:[...all.slice(0,2),
asOf(context)]},lines=()=>[...told(),comparing(context),grading(context),...supposed(context),since(context)].filter(Boolean);return{el,lines,update(){let now=lines();
for(setText(head,(now[0]??"").split(":")[0]+": sources and assumptions");inner.childElementCount>now.length;)inner.lastElementChild?.remove();for(;inner.childElementCount<
now.length;)inner.append(element("div",{}));now.forEach((line,i)=>setText(inner.children[i],line))}}}var ROWS2=6,COLUMNS=["tier","long","short"];function reading(scene,cell2,unit){let{payload,openInterest}=scene.shown().mixer,coins=cell2.dollars/cell2.price,open2=openInterest[cell2.
column+payload.first],inOther=unit==="coins"?coins:open2>0?100*coins/open2:0,extra=unit==="USD"?"":` · ${inUnit(inOther,unit)}`,some=payload.leverages.map((leverage,k)=>[
leverage,cell2.long[k],cell2.short[k]]).filter(([,long,short])=>long+short>=1).sort((a,b)=>b[1]+b[2]-a[1]-a[2]),said=value=>value>=1?amount(value):"";return{head:[
`${price(cell2.price)}  ${percent(cell2.price/scene.price()-1)} from the last price`,time(cell2.time),`${dollars(cell2.dollars)}${extra} would be force-closed h\
ere`],rows:some.slice(0,ROWS2).map(([leverage,long,short])=>[`${leverage}x`,said(long),said(short)]),foot:[Number.isFinite(cell2.age)?`opened ${duration(cell2.age)}\
 before, on average`:"",cell2.older>=.005?`${(100*cell2.older).toFixed(0)} % was open before the data began`:""].filter(Boolean)}}function blindReading(scene,bucket,column){
let{mixer}=scene,at=mixer.prices[bucket],{payload}=mixer;return{head:[`${price(at)}  ${percent(at/scene.price()-1)} from the last price`,time(payload.ends[column]),
"The map is hidden: click or Enter marks this price"],rows:[],foot:[]}}function sentence({head,rows,foot,columns=COLUMNS}){let parts=rows.map(([tier,...cells])=>cells.
map((words,i)=>words&&`${tier} ${columns[i+1]} ${words}`).filter(Boolean).join(", "));return[...head,...parts,...foot].join("; ")}function fillCard(card,{head,rows,
foot,columns=COLUMNS},extra){let line=(text,className="")=>element("div",{class:className},text),parts=[line(head[0],"liqwidget-card-price"),line(head[1],"liqwi\
dget-note"),line(head[2])];rows.length&&parts.push(element("table",{},element("thead",{},element("tr",{},...columns.map(name2=>element("th",{scope:"col"},name2)))),
element("tbody",{},...rows.map(([tier,...cells])=>element("tr",{},element("th",{scope:"row"},tier),...cells.map(words=>element("td",{},words))))))),card.replaceChildren(
...parts,...foot.map(text=>line(text,"liqwidget-note")),...extra.map(text=>line(text,"liqwidget-card-extra")))}function toggled(marks,price2){let others=marks.filter(mark=>Math.abs(mark/price2-1)>1e-9);return others.length<marks.length?others:[...marks,price2]}var SAID=3;function openedWords(scene,bucket,column){let found=scene.openings(bucket,column).slice(0,SAID).filter(({dollars:dollars2})=>dollars2>=1);return found.
length?[`Mostly opened at ${found.map(({time:at,dollars:dollars2})=>`${time(at).slice(5,16)} (${amount(dollars2)})`).join(", ")}`]:[]}var CLICK=4,TAP=10;function createCursor(context,viewSignal){let hover=element("div",{class:"liqwidget-card",hidden:!0}),pinned=element("div",{class:"liqwidget-\
card liqwidget-pinned",hidden:!0}),body=element("div",{}),close=element("button",{type:"button",class:"liqwidget-close","aria-label":"Unpin"},"×");pinned.append(
close,body);let keys=null,pointer=null,readLayers=()=>[];close.addEventListener("click",()=>cursor.pin(null),{signal:viewSignal});let place3=(card,stage,x,y)=>{
card.hidden=!1;let left=x+card.offsetWidth+18>stage.clientWidth?x-card.offsetWidth-14:x+14;card.style.left=`${Math.max(0,Math.min(left,stage.clientWidth-card.offsetWidth))}\
px`,card.style.top=`${Math.max(0,Math.min(y+14,stage.clientHeight-card.offsetHeight))}px`},middle=({layers,mixer},{bucket,column})=>{let{left,top}=layers.heat.box(),
{starts,ends}=mixer.payload,ratio=layers.heat.ratio(),x=layers.heat.x((starts[column]+ends[column])/2)/ratio;return{x:left+x,y:top+layers.heat.y(mixer.prices[bucket])/
ratio}},read3=(scene,at)=>context().store.get("blind")?blindReading(scene,at.bucket,at.column):scene.side()==="A - B"?differenceReading(scene,at.bucket,at.column):
reading(scene,scene.cell(at.bucket,at.column),context().store.get("unit")),opened=(scene,at)=>{let{store}=context();return!store.get("blind")&&store.get("layers").
includes("attribution")?openedWords(scene,at.bucket,at.column):[]},hint=(scene,{column,price:price2})=>{let{store,drawing}=context();return store.get("tool")!==
"position"||store.get("blind")?[]:[`Click: ${level(scene.mixer.payload.rules,drawing.position(scene,column,price2)).words}`]},mark=(scene,at)=>{let{store,announce}=context(),
before=store.get("marks"),marks=toggled(before,scene.mixer.prices[at.bucket]);store.draft({marks}),store.send(),announce(`${marks.length>before.length?"Marked":
"Mark removed"}: ${price(scene.mixer.prices[at.bucket])}`)},showHover=()=>{let scene=context().scene();if(!scene||!pointer){hover.hidden=!0;return}let at=scene.
at(pointer.x,pointer.y),extra=readLayers(pointer.x,pointer.y);if(!at){hover.hidden=!0;return}fillCard(hover,read3(scene,at),[...hint(scene,at),...extra]);let outer=scene.
stage.getBoundingClientRect();place3(hover,scene.stage,pointer.x-outer.left,pointer.y-outer.top)},showPinned=()=>{let scene=context().scene(),{price:price2,time:time2}=context().
store.get("selection");if(scene&&keys){keys={...keys,column:Math.min(keys.column,scene.column())},fillCard(body,read3(scene,keys),opened(scene,keys));let{x:x2,y:y2}=middle(
scene,keys);place3(pinned,scene.stage,x2,y2);return}if(pinned.hidden=!0,!scene||!price2||time2===void 0)return;let bucket=bucketOf(scene.mixer.payload,price2),column=columnOf(
scene.mixer.payload,time2);if(bucket<0||column<0||column>scene.column())return;fillCard(body,read3(scene,{bucket,column}),opened(scene,{bucket,column}));let{x,y}=middle(
scene,{bucket,column});place3(pinned,scene.stage,x,y)},cursor={keys:()=>keys,move(at,words){let scene=context().scene();keys=at,showPinned(),scene?.drawOver(),scene&&
at&&context().announce(words??sentence(read3(scene,at)))},pin(at,price2){let scene=context().scene();if(!scene)return;if(at&&context().store.get("blind")){mark(
scene,at);return}if(at&&context().drawing.use(at.bucket,at.column,price2??scene.mixer.prices[at.bucket]))return;let{ends,starts}=scene.mixer.payload,selection=at?
{price:scene.mixer.prices[at.bucket],time:(starts[at.column]+ends[at.column])/2}:{};context().store.draft({selection}),context().store.send(),at&&context().announce(
[`Pinned: ${sentence(read3(scene,at))}`,...opened(scene,at)].join("; "))},update(){pointer&&showHover(),showPinned()},attach(scene,readAt,signal){let{stage}=scene;
readLayers=readAt,keys=null,stage.append(hover,pinned);let down=null,isOurs=({target})=>target instanceof Element&&(pinned.contains(target)||target.closest(".li\
qwidget-handle, [data-own-pointer]")!==null);stage.addEventListener("pointermove",event=>{pointer=isOurs(event)?null:{x:event.clientX,y:event.clientY},showHover()},
{signal}),stage.addEventListener("pointerleave",()=>{pointer=null,showHover()},{signal}),stage.addEventListener("pointerdown",event=>{down=isOurs(event)||event.
button?null:{x:event.clientX,y:event.clientY}},{signal,capture:!0}),stage.addEventListener("pointerup",event=>{let slack=event.pointerType==="touch"?TAP:CLICK,still=down&&
Math.hypot(event.clientX-down.x,event.clientY-down.y)<slack;down=null;let at=still&&scene.at(event.clientX,event.clientY);at&&cursor.pin(at,at.price)},{signal,capture:!0})}};
return cursor}function createVoice(say2,clock){let said=[],answering=null,resting=null,known=null,speak=words=>{said=[...said,clock.now()].slice(-6),answering=null,say2(words)};
return{answer(words){answering!==null&&clock.cancel(answering);let due=said.length<6?0:said[0]+1e3-clock.now();due<=0?speak(words):answering=clock.wait(()=>speak(
words),due)},rest(words){if(words===known)return;let first=known===null;if(known=words,resting!==null&&clock.cancel(resting),resting=null,first)return;let due=()=>{
resting=null;let since2=clock.now()-(said.at(-1)??-1/0);since2<1200?resting=clock.wait(due,1200-since2):speak(words)};resting=clock.wait(due,1200)},stop(){answering!==
null&&clock.cancel(answering),resting!==null&&clock.cancel(resting)}}}var NOTES2={none:"",ready:"",busy:"Python is busy: readings wait, dragging goes on",silent:"Python does not answer: readings are frozen, dragging goes on"};function createStatus({
model,store,scene,rest}){let text=element("div",{class:"liqwidget-status-text"}),note=element("span",{class:"liqwidget-status-note",role:"status"}),el=element("\
div",{class:"liqwidget-status"},text,note);setText(text,"Loading…");let words=shown=>store.get("blind")?`Price ${price(shown.price())} · the map is hidden: ma\
rk the prices where you expect clusters`:shown.side()?`Price ${price(shown.price())} · ${totalsWords(shown)} · estimates`:store.isFresh()?model.get("summary"):
(store.get("tiers").includes(!1)?"Of the tiers drawn. ":"")+say(shown.price(),shown.clusters(),shown.lean(),shown.mixer.payload.provenance),age=({column,mixer:{
payload}})=>{let last=payload.ends.length-1;return payload.provenance!=="yours"||column()<last?"":` ${ageOf(payload.provenance,payload.ends[last],Date.now(),payload.
bar_length).words}.`};return{el,update(){let shown=scene(),state=store.kernel.state();if(shown){let said=words(shown);setText(text,said+age(shown)),rest(said)}let waiting=store.
isWaiting()&&state!=="silent"?"Computing in Python…":NOTES2[state];setText(note,waiting||model.get("notice"))}}}function ordersAhead(stacked,{low,high,n_buckets},price2,direction){let side=direction<0?0:1,step=Math.log(high/low)/n_buckets,start=Math.log(low/price2),found={
direction,distance:[],dollars:[],reach:0};for(let i=0;i<n_buckets;i++){let b=direction<0?n_buckets-1-i:i,edges=[direction*(start+b*step),direction*(start+(b+1)*
step)],far=Math.max(...edges);if(found.reach=Math.max(found.reach,far),far<=0)continue;let dollars2=0;for(let row=side;row*n_buckets<stacked.length;row+=2)dollars2+=
stacked[row*n_buckets+b];dollars2>0&&(found.distance.push((Math.max(Math.min(...edges),0)+far)/2),found.dollars.push(dollars2))}return found}function findChain({
direction,distance,dollars:dollars2,reach},price2,shock,depth){let at=moved2=>price2*Math.exp(direction*moved2),start=Math.abs(Math.log1p(shock)),rounds=[],moved=start,
total=0;for(let n=0;n<distance.length&&distance[n]<=moved+1e-12;){let from=n,amount2=0;for(;n<distance.length&&distance[n]<=moved+1e-12;)amount2+=dollars2[n++];
total+=amount2;let before=at(moved);moved=start+.01*total/depth,rounds.push({dollars:amount2,levels:n-from,first:at(distance[from]),last:at(distance[n-1]),before,
after:at(moved)})}return{shock,depth,price:price2,shocked:at(start),flow:start/.01*depth,rounds,dollars:total,end:Math.expm1(direction*moved),end_price:at(moved),
stop:moved>=reach?"end of the map":"out of reach"}}var SHARE=.01;function createChain(context){let shown=1/0,last=null,depth=()=>{let{store,scene}=context(),given=store.get("depth"),now=scene();return given?{dollars:given,
guessed:!1}:{dollars:now?SHARE*now.mixer.payload.traded[now.column()]:0,guessed:!0}};return{depth,find(){let{store,scene}=context(),now=scene(),shock=store.get(
"shock"),{dollars:dollars2}=depth();if(!now||!shock||!(dollars2>0)||store.get("blind"))return null;let stacked=now.wholeProfile();if(!last||last.stacked!==stacked||
last.shock!==shock||last.depth!==dollars2){let price2=now.price(),chain=findChain(ordersAhead(stacked,now.mixer.payload,price2,Math.sign(shock)),price2,shock,dollars2);
last?.shock!==shock&&(shown=1/0),last={stacked,shock,depth:dollars2,chain}}return last.chain},shown:()=>Math.min(shown,last?.chain.rounds.length??0),show(rounds){
shown=rounds}}}var KEY3=Symbol.for("liqwidget.frames"),page=globalThis[KEY3]??={jobs:new Map,frame:0};function inNextFrame(view,job){page.jobs.set(view,job),page.frame||=requestAnimationFrame(
run)}function inThisFrame(view){let job=page.jobs.get(view);page.jobs.delete(view),job&&doAll([job])}function notInNextFrame(view){page.jobs.delete(view)}function run(){
page.frame=0;let jobs=[...page.jobs.values()];page.jobs.clear(),doAll(jobs)}function doAll(jobs){for(let step of["paint","write"])for(let job of jobs)try{job[step]()}catch(error){
reportError(error)}}function createPace(write2,signal){let written=-1/0,timer=0,now=()=>{clearTimeout(timer),timer=0,written=performance.now(),write2()};return signal.addEventListener(
"abort",()=>clearTimeout(timer)),isMoving=>{isMoving?timer||=window.setTimeout(now,Math.max(0,written+100-performance.now())):now()}}var widget_default=`.liqwidget{--liqwidget-ink: #1f2328;--liqwidget-soft: #57606a;--liqwidget-paper: #ffffff;--liqwidget-panel: #f6f7f8;--liqwidget-line: #d0d7d\
e;--liqwidget-accent: #0072b2;--liqwidget-chosen: #dbeaf5;--liqwidget-warn: #a33b00;container:liqwidget / inline-size;color:var(--liqwidget-ink);background:var(\
--liqwidget-paper);font:13px/1.4 system-ui,sans-serif;padding:8px 10px}@media (prefers-color-scheme: dark){:root:not([data-theme=light]) body:not([data-jp-theme\
-light=true]) .liqwidget{--liqwidget-ink: #d8dce2;--liqwidget-soft: #9aa4b0;--liqwidget-paper: #111316;--liqwidget-panel: #191c20;--liqwidget-line: #343a42;--li\
qwidget-accent: #4cb2f0;--liqwidget-chosen: #16364b;--liqwidget-warn: #ffa65c}}.dark .liqwidget,[data-theme=dark] .liqwidget,[data-jp-theme-light=false] .liqwid\
get{--liqwidget-ink: #d8dce2;--liqwidget-soft: #9aa4b0;--liqwidget-paper: #111316;--liqwidget-panel: #191c20;--liqwidget-line: #343a42;--liqwidget-accent: #4cb2\
f0;--liqwidget-chosen: #16364b;--liqwidget-warn: #ffa65c}.liqwidget [hidden]{display:none}.liqwidget-note{color:var(--liqwidget-soft);font-size:12px}.liqwidget \
:where(select,button,input[type=number],input[type=text]){font:inherit;color:inherit;background:var(--liqwidget-paper);border:1px solid var(--liqwidget-line);bo\
rder-radius:5px;min-height:26px;padding:1px 8px;margin:0;box-sizing:border-box}.liqwidget :where(button,select,input[type=range],input[type=checkbox]){cursor:po\
inter}.liqwidget button:hover{border-color:var(--liqwidget-accent)}.liqwidget :is(input,select,button,[tabindex]):focus-visible{outline:2px solid var(--liqwidge\
t-accent);outline-offset:1px}.liqwidget :where(input:disabled,select:disabled,button:disabled){opacity:.55;cursor:not-allowed}.liqwidget :where(input[type=range\
]){accent-color:var(--liqwidget-accent);margin:0}.liqwidget-head{display:flex;flex-wrap:wrap;align-items:center;gap:6px 14px}.liqwidget-title{font-weight:600;fo\
nt-size:14px;overflow-wrap:anywhere}.liqwidget-what{flex:1 1 220px;min-width:0}.liqwidget-badge{display:flex;flex-wrap:wrap;gap:0 10px;color:var(--liqwidget-sof\
t);font-size:12px}.liqwidget-warns{color:var(--liqwidget-warn);font-weight:600}.liqwidget-span{display:flex;flex-wrap:wrap;align-items:center;gap:6px}.liqwidget\
-actions{display:flex;flex-wrap:wrap;gap:4px}.liqwidget-segments{display:inline-flex;flex-wrap:wrap;border:1px solid var(--liqwidget-line);border-radius:6px;ove\
rflow:hidden}.liqwidget-segments label{position:relative;display:block}.liqwidget-segments input{position:absolute;inset:0;width:100%;height:100%;margin:0;opaci\
ty:0;cursor:pointer}.liqwidget-segments span{display:block;min-height:24px;padding:0 9px;line-height:24px;font-variant-numeric:tabular-nums}.liqwidget-segments \
input:checked+span{background:var(--liqwidget-chosen);font-weight:600}.liqwidget-segments input:focus-visible+span{outline:2px solid var(--liqwidget-accent);out\
line-offset:-2px}.liqwidget .liqwidget-segments input{opacity:0}.liqwidget-segments input:disabled{cursor:not-allowed}.liqwidget-segments input:disabled+span{op\
acity:.55}.liqwidget-tabs{display:flex;flex-wrap:wrap;gap:4px;margin:8px 0 4px}.liqwidget .liqwidget-tab{display:flex;gap:8px;align-items:baseline;max-width:100\
%;background:none}.liqwidget .liqwidget-tab[aria-expanded=true]{background:var(--liqwidget-panel);border-color:var(--liqwidget-accent)}.liqwidget-tab-title{font\
-weight:600;white-space:nowrap}.liqwidget-tab-state{color:var(--liqwidget-soft);font-size:12px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}.liqwid\
get-panels{display:flex;flex-wrap:wrap;gap:6px;align-items:stretch;margin-bottom:4px}.liqwidget-panel{background:var(--liqwidget-panel);border:1px solid var(--l\
iqwidget-line);border-radius:8px;padding:8px 10px;min-width:0;max-width:100%;box-sizing:border-box}.liqwidget-panel:is([data-group=what-if],[data-group=model]){\
flex:1 1 260px}.liqwidget-field{display:flex;flex-wrap:wrap;align-items:center;gap:2px 6px}.liqwidget-field>span{color:var(--liqwidget-soft);font-size:12px}.liq\
widget-field>select{max-width:100%}.liqwidget-field>input[type=number]{width:68px}.liqwidget-check{display:flex;align-items:center;gap:6px;min-height:24px}.liqw\
idget-stack{display:flex;flex-direction:column;gap:6px;min-width:0}.liqwidget-look,.liqwidget-model{display:flex;flex-wrap:wrap;gap:8px 18px}.liqwidget-look .li\
qwidget-note,.liqwidget-model .liqwidget-note{max-width:230px}.liqwidget-look [data-note=uncertain]{max-width:420px}.liqwidget-sliders{display:grid;grid-templat\
e-columns:repeat(auto-fit,minmax(min(100%,200px),1fr));align-content:start;gap:6px 18px;flex:1 1 220px;min-width:0}.liqwidget-slider{display:grid;grid-template-\
columns:1fr auto 24px;align-items:center;column-gap:4px}.liqwidget-slider-label{color:var(--liqwidget-soft);font-size:12px}.liqwidget-slider output{font-variant\
-numeric:tabular-nums;font-size:12px}.liqwidget-slider input{grid-column:1 / -1;width:100%;min-height:24px}.liqwidget .liqwidget-back{min-height:24px;width:24px\
;padding:0;border:0;background:none;color:var(--liqwidget-soft)}.liqwidget-mix{display:flex;flex-wrap:wrap;gap:8px 14px}.liqwidget-mix-bars{position:relative;mi\
n-width:0}.liqwidget-top{position:absolute;left:2px;top:27px;z-index:1;color:var(--liqwidget-soft);font-size:10px;pointer-events:none}.liqwidget-tiers{display:f\
lex;gap:2px}.liqwidget-tier{display:flex;flex-direction:column;gap:2px;width:46px}.liqwidget-tier>:is(button,input){width:100%;padding:0;text-align:center}.liqw\
idget .liqwidget-share{font-size:12px;min-height:24px;border-color:transparent;background:none;font-variant-numeric:tabular-nums;appearance:textfield}.liqwidget\
 .liqwidget-share:is(:hover,:focus){border-color:var(--liqwidget-line);background:var(--liqwidget-paper)}.liqwidget-share::-webkit-inner-spin-button,.liqwidget-\
share::-webkit-outer-spin-button{appearance:none;margin:0}.liqwidget-track{position:relative;height:96px;background:var(--liqwidget-paper);border-bottom:1px sol\
id var(--liqwidget-soft);cursor:ns-resize;touch-action:none;background-image:linear-gradient(var(--liqwidget-line) 1px,transparent 1px);background-size:100% 24p\
x}.liqwidget-well{position:absolute;inset:-2px 0 0;overflow:hidden;pointer-events:none}.liqwidget-bar{position:absolute;inset:2px 3px 0;border-radius:2px 2px 0 \
0}.liqwidget-bar:before{content:"";position:absolute;left:-3px;right:-3px;top:-2px;height:4px;border-radius:2px;background:var(--liqwidget-ink)}.liqwidget-tier-\
slider{position:absolute;inset:0;width:100%;height:100%;opacity:0;pointer-events:none;writing-mode:vertical-lr;direction:rtl}.liqwidget-track:hover{border-botto\
m-color:var(--liqwidget-accent)}.liqwidget-track:has(:focus-visible){outline:2px solid var(--liqwidget-accent);outline-offset:1px}.liqwidget-off .liqwidget-bar{\
opacity:.25}.liqwidget .liqwidget-tier-name{font-weight:600;min-height:24px;font-variant-numeric:tabular-nums;border-color:transparent;background:none}.liqwidge\
t-off .liqwidget-tier-name{text-decoration:line-through;color:var(--liqwidget-soft);font-weight:400}.liqwidget .liqwidget-small{min-height:24px;font-size:12px;c\
olor:var(--liqwidget-soft);border-color:transparent;background:none}.liqwidget .liqwidget-small:hover{border-color:var(--liqwidget-line)}.liqwidget .liqwidget-s\
mall[aria-pressed=true]{background:var(--liqwidget-chosen);color:var(--liqwidget-ink);font-weight:600}.liqwidget-locked .liqwidget-bar:before{background:repeati\
ng-linear-gradient(90deg,var(--liqwidget-ink) 0 3px,transparent 3px 6px)}.liqwidget-locked .liqwidget-track{cursor:not-allowed}.liqwidget-mix-side{display:flex;\
flex-direction:column;gap:6px;align-items:flex-start;width:128px}.liqwidget-mix-side select{max-width:100%}.liqwidget-scroll{overflow:auto;max-height:230px}.liq\
widget-clusters{border-collapse:collapse;font-size:12px;font-variant-numeric:tabular-nums}.liqwidget-clusters caption{text-align:left;color:var(--liqwidget-soft\
);padding-bottom:2px}.liqwidget-clusters :is(th,td){padding:0 12px 0 0;text-align:right;font-weight:400;border:0;background:none;white-space:nowrap}.liqwidget-c\
lusters thead th{color:var(--liqwidget-soft)}.liqwidget-clusters :is(th,td):nth-child(-n+2){text-align:left}.liqwidget-clusters .liqwidget-nearest :is(th,td,but\
ton){font-weight:600;color:var(--liqwidget-ink)}.liqwidget-clusters tr[data-side=short]+tr[data-side=long]>*{border-top:1px dashed var(--liqwidget-soft)}.liqwid\
get .liqwidget-clusters button{min-width:24px;padding:0 4px;font-size:12px;text-decoration:underline dotted}[data-group=clusters] .liqwidget-note{max-width:420p\
x}.liqwidget-fit{display:flex;flex-direction:column;gap:2px;align-items:flex-start}.liqwidget-fit button{text-align:left}.liqwidget-fit-note{flex:1 1 100%;width\
:0;min-width:100%;box-sizing:border-box;border-top:1px solid var(--liqwidget-line);padding-top:6px}.liqwidget-unknown .liqwidget-bar:after{content:"";position:a\
bsolute;inset:0;background:repeating-linear-gradient(45deg,var(--liqwidget-paper) 0 2px,transparent 2px 6px)}.liqwidget-unknown .liqwidget-tier-name{border-styl\
e:dashed;border-color:var(--liqwidget-soft)}.liqwidget-cascade{display:flex;flex-wrap:wrap;gap:8px 18px}.liqwidget-cascade>.liqwidget-stack{flex:1 1 260px}.liqw\
idget-panel[data-group=cascade]{flex:1 1 100%}.liqwidget-chain{max-height:150px}.liqwidget-later{color:var(--liqwidget-soft);opacity:.6}.liqwidget-pull{position\
:absolute;z-index:3;width:70px;height:24px;line-height:22px;box-sizing:border-box;text-align:center;font-size:11px;font-variant-numeric:tabular-nums;cursor:ns-r\
esize;touch-action:none;user-select:none;color:#1f2328;background:#fff;border:1px solid #1f2328;border-radius:5px;box-shadow:0 1px 5px #0006}.liqwidget-compare \
.liqwidget-note{max-width:340px}.liqwidget-marks{margin:0;padding-left:22px;max-height:120px;overflow:auto;font-variant-numeric:tabular-nums}[data-group=marks] \
.liqwidget-note{max-width:260px}.liqwidget-panel[data-group=draw]{flex:1 1 100%}.liqwidget-draw{display:flex;flex-wrap:wrap;gap:8px 22px}.liqwidget-draw>.liqwid\
get-stack{flex:0 1 auto;max-width:100%}.liqwidget-draw .liqwidget-note{max-width:300px}.liqwidget-draw input[type=number]{width:78px;padding-right:2px}.liqwidge\
t-draw input:is([data-control=pen-leverage],[data-control=position-leverage]){width:54px}.liqwidget-draw input[type=text]{width:100px}.liqwidget .liqwidget-remo\
ve{width:24px;padding:0;font-size:15px}.liqwidget-drawn{margin:0;padding:0;list-style:none;display:flex;flex-direction:column;gap:6px;max-height:190px;overflow:\
auto}.liqwidget-drawn-head{min-height:28px}.liqwidget-drawn-words{font-size:12px;color:var(--liqwidget-soft);font-variant-numeric:tabular-nums;max-width:380px;o\
verflow-wrap:anywhere}.liqwidget-figure{min-height:320px}.liqwidget-stage{position:relative}.liqwidget-stage>:not(.liqwidget-layer,.liqwidget-card,.liqwidget-ma\
p-focus,.liqwidget-handle,.liqwidget-pull){position:relative;z-index:1}.liqwidget-key{display:block;right:0;margin-left:auto}.liqwidget-layer{position:absolute;\
z-index:0;pointer-events:none}.liqwidget-layer[data-place=over]{z-index:2}.liqwidget-stage>.liqwidget-handle{position:absolute;left:0;top:0;z-index:2;box-sizing\
:border-box;width:26px;height:24px;line-height:22px;text-align:center;font-size:15px;color:#111316;background:#fff;border:1px solid #111316;border-radius:5px 0 \
0 5px;cursor:ns-resize;touch-action:none;user-select:none}.liqwidget-map-focus{position:absolute;z-index:2;pointer-events:none}.liqwidget-card{position:absolute\
;z-index:4;pointer-events:none;max-width:300px;background:var(--liqwidget-paper);color:var(--liqwidget-ink);border:1px solid var(--liqwidget-line);border-radius\
:6px;padding:6px 9px;font-size:12px;font-variant-numeric:tabular-nums;box-shadow:0 2px 10px #00000040}.liqwidget-pinned{z-index:3;border-color:var(--liqwidget-a\
ccent);pointer-events:auto;padding-right:30px}.liqwidget-card-price{font-weight:600}.liqwidget-card-extra{color:var(--liqwidget-warn)}.liqwidget-card table{bord\
er-collapse:collapse;margin:3px 0;width:100%;font-size:inherit}.liqwidget-card :is(th,td){padding:0 10px 0 0;text-align:right;font-weight:400;border:0;backgroun\
d:none}.liqwidget-card :is(th[scope=row],th:first-child){text-align:left}.liqwidget-card thead th{color:var(--liqwidget-soft)}.liqwidget .liqwidget-close{positi\
on:absolute;right:3px;top:3px;width:24px;min-height:24px;padding:0;border:0;background:none;font-size:15px}.liqwidget-windows{display:flex;flex-flow:row wrap;al\
ign-items:flex-start}.liqwidget-windows>*{flex:1 1 calc((900px - 100%)*999);min-width:min(100%,260px);max-width:100%}.liqwidget-windows .liqwidget{padding:2px 6\
px;container-type:normal}.liqwidget-windows .liqwidget-figure{min-height:260px}.liqwidget-host .liqwidget-deck{margin:0}.liqwidget-caption summary{cursor:pointe\
r;min-height:24px}.liqwidget-status{display:flex;flex-wrap:wrap;gap:0 14px;margin-top:4px;min-height:1.4em}.liqwidget-status-note{color:var(--liqwidget-warn)}.l\
iqwidget-caption{color:var(--liqwidget-soft);font-size:12px;overflow-wrap:anywhere}.liqwidget-spoken{position:absolute;width:1px;height:1px;overflow:hidden;clip\
-path:inset(50%);white-space:nowrap}@container liqwidget (max-width: 560px){.liqwidget-panel{width:100%}.liqwidget-tabs{display:grid;grid-template-columns:1fr 1\
fr}.liqwidget .liqwidget-tab{flex-direction:column;gap:0;align-items:flex-start;overflow:hidden}.liqwidget-tab-state{max-width:100%}.liqwidget-mix-bars{width:10\
0%}.liqwidget-clusters :is(th,td){padding-right:7px}.liqwidget-clusters .liqwidget-extent{display:none}.liqwidget-tier{width:auto;flex:1 1 0;min-width:0}.liqwid\
get-mix-side{flex-direction:row;flex-wrap:wrap;width:100%;align-items:center}.liqwidget-look .liqwidget-note,.liqwidget-model .liqwidget-note{max-width:none}}
`;var sheet=null;function useStyle(el){if(el.getRootNode()instanceof ShadowRoot){if(el.querySelector("style.liqwidget-style"))return;let style=document.createElement(
"style");style.className="liqwidget-style",style.textContent=widget_default,el.prepend(style);return}sheet||(sheet=new CSSStyleSheet,sheet.replaceSync(widget_default));
let{adoptedStyleSheets}=el.ownerDocument;adoptedStyleSheets.includes(sheet)||adoptedStyleSheets.push(sheet)}async function render({model,el}){let ending=new AbortController,{signal}=ending,scene=null,view={},building=0,wishes={fit:!1,regrade:!1},paint=({fit=!1,regrade=!1}={})=>{
wishes={fit:wishes.fit||fit,regrade:wishes.regrade||regrade},inNextFrame(view,{paint(){if(!scene)return;let look=store.look(),painted=scene.paint(look,wishes);wishes=
{fit:!1,regrade:!1};let{color_limit,difference_limit}=painted;(color_limit!==look.color_limit||difference_limit!==look.difference_limit)&&keepLimits({color_limit,
difference_limit})},write(){let isMoving=store.isDrafting();if(isMoving)for(let part of parts)part.follow?.();say2(isMoving),scene&&el.dispatchEvent(new CustomEvent(
"liqwidget-painted",{bubbles:!0}))}})},keepLimits=limits=>{store.draft(limits),notInNextFrame(view),store.settle()},store=createStore(model,signal,()=>paint()),
say2=createPace(()=>{for(let part of parts)part.update();context.cursor.update()},signal),spoken=element("div",{class:"liqwidget-spoken","aria-live":"polite"}),
voice=createVoice(words=>setText(spoken,words),{now:()=>performance.now(),wait:(then,ms)=>setTimeout(then,ms),cancel:timer=>clearTimeout(timer)});signal.addEventListener(
"abort",voice.stop);let context={model,store,signal,paint,scene:()=>scene,cursor:createCursor(()=>context,signal),drawing:createDrawing(()=>context),chain:createChain(
()=>context),announce:words=>voice.answer(words),rest:words=>voice.rest(words)},figure=element("div",{class:"liqwidget-figure"}),status=createStatus(context),caption=createCaption(
context),savePicture=async()=>{if(!scene)return;let words=[status.el.textContent??"",...caption.lines()];download(await scene.picture(model.get("headline"),words),
"liquidation_map.png")},group=model.get("group"),deck=model.get("controls")==="none"?null:createDeck(context,{fitColors:()=>paint({fit:!0,regrade:!0}),reset(){store.
draft(structuredClone(model.get("_initial"))),paint({fit:!0,regrade:!0})},savePicture}),head=group?createCompactHead(context,savePicture):null,parts=[deck,head,
status,caption].filter(part=>part!==null),root=element("div",{class:"liqwidget",role:"group","aria-label":group?`Liquidation map, ${model.get("window")}`:"Liqui\
dation map"},...deck?[deck.el]:[],...head?[head.el]:[],figure,status.el,caption.el,spoken);group&&deck&&lodge(group,deck.el,root,signal),useStyle(el),el.append(
root);for(let part of parts)part.update();let build=async()=>{let mine=++building,isLate=()=>mine!==building||signal.aborted;root.setAttribute("aria-busy","true");
try{let made=await createScene(figure,context);if(await isLaidOut(figure,signal),isLate())return made.dispose();if(scene?.dispose(),scene=made,useStyle(el),paint(
{fit:!0}),inThisFrame(view),await new Promise(resolve=>setTimeout(resolve)),isLate())return;let Bokeh=await loadBokeh(model);if(isLate()||!await made.complete(Bokeh))
return;root.removeAttribute("aria-busy"),el.dispatchEvent(new CustomEvent("liqwidget-complete",{bubbles:!0}))}catch(error){root.removeAttribute("aria-busy"),setText(
status.el.firstElementChild??status.el,`The map could not be drawn: ${error instanceof Error?error.message:error}`),console.error(error)}},stale=!1,rebuild=()=>{
stale||(stale=!0,queueMicrotask(()=>{stale=!1,build()}))},follow=()=>paint(),followed=[...LOOK,...GEOMETRY,"locked","selection","summary","caption","notice","he\
adline","_prints","_fit_asked","max_open_interest_scale","windows","presets","leverages"];for(let name2 of followed)model.on(`change:${name2}`,follow);for(let name2 of[
"_payload","_figure"])model.on(`change:${name2}`,rebuild);return linkShares(context),signal.addEventListener("abort",()=>{for(let name2 of followed)model.off(`c\
hange:${name2}`,follow);for(let name2 of["_payload","_figure"])model.off(`change:${name2}`,rebuild);notInNextFrame(view),scene?.dispose(),scene=null,root.remove()}),
model.get("_has_kernel")&&model.send({type:"hello"}),build(),()=>ending.abort()}async function isLaidOut(el,signal){signal.aborted||await new Promise(resolve=>{
let observer=new ResizeObserver(()=>{el.clientWidth>0&&done()}),done=()=>{observer.disconnect(),resolve(null)};signal.addEventListener("abort",done),observer.observe(
el)})}function initialize({model}){let read3=()=>{let bytes=model.get("_payload");bytes.byteLength&&mixAhead(bytes,()=>lookOf(name2=>model.get(name2))).catch(()=>{})};
return read3(),model.on("change:_payload",read3),()=>model.off("change:_payload",read3)}var widget_default2={initialize,render};return __toCommonJS(widget_exports);})();
return made.default}
export default globalThis[Symbol.for("liqwidget.code.80cb2bb94675f03a")]??=make();
